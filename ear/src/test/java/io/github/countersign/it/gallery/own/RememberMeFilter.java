package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.User;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Signs people in by the application's own cookie, in any request. */
public class RememberMeFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Cookie[] cookies = http.getCookies();
        if (cookies != null && !User.isSignedIn(http)) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals("gallery-remembers")) {
                    User.signIn(http, cookie.getValue());
                }
            }
        }
        chain.doFilter(request, response);
    }
}
