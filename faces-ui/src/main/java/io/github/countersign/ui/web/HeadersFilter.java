package io.github.countersign.ui.web;

import io.github.countersign.settings.PageSettings;
import io.github.countersign.ui.look.Assets;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Puts the security headers on every answer, error pages included. */
public final class HeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    transient PageSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        boolean asset = request.getDispatcherType() == DispatcherType.REQUEST
                && Assets.isVersioned(request.getServletPath(), request.getQueryString());
        response.setHeader("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-store");
        Duration age = settings.transportSecurity();
        if (request.isSecure() && age != null) {
            response.setHeader("Strict-Transport-Security", "max-age=" + age.toSeconds());
        }
        HttpServletResponse answer = new PathRedirects(response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(new PlainGet(request), answer);
        } else {
            chain.doFilter(request, answer);
        }
    }
}
