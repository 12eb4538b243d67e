package io.github.countersign.it.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The secret that an application of the gallery has to hide, and how often somebody got it. Each application has its own copy of this
 * class.
 */
public final class Secret {

    public static final String TEXT = "SECRET-of-the-gallery";

    private static final AtomicInteger TOUCHED = new AtomicInteger();

    private Secret() {}

    /** Marks that the application did something for somebody who is signed in. */
    public static String touch() {
        TOUCHED.incrementAndGet();
        return TEXT;
    }

    public static int touched() {
        return TOUCHED.get();
    }

    /** A page with the secret in its body and in a header. */
    public static void show(HttpServletResponse response) throws IOException {
        response.setHeader("X-Secret", touch());
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().println("<!DOCTYPE html><title>Gallery</title><p>" + TEXT);
    }
}
