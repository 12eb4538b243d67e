package io.github.countersign.ui.look;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Serves the practice's colour and logo from memory; says at start-up what is wrong with their settings. */
public final class BrandServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final System.Logger LOG = System.getLogger(BrandServlet.class.getName());

    /** For a logo that is opened as a page of its own: an SVG could hold scripts and links. */
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    @Inject
    transient Brand brand;

    @Override
    public void init() {
        brand.problems()
                .forEach(problem -> LOG.log(
                        System.Logger.Level.ERROR,
                        "The pages keep their own look, because of a setting: {0}",
                        problem));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> styleSheet = brand.styleSheet();
        Optional<Logo> logo = brand.logo();
        if (request.getServletPath().equals(Brand.STYLE_SHEET) && styleSheet.isPresent()) {
            send(response, "text/css;charset=UTF-8", styleSheet.get().getBytes(StandardCharsets.UTF_8));
        } else if (request.getServletPath().equals(Brand.LOGO) && logo.isPresent()) {
            response.setHeader("Content-Security-Policy", NOTHING_RUNS);
            send(response, logo.get().type(), logo.get().content());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void send(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
