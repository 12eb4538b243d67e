package io.github.countersign.filter.output;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A redirect with a status of the application's choice: the container's own since Servlet 6.1, and the same by hand before. */
final class StatusRedirect {

    private static final @Nullable Method OF_THE_CONTAINER = ofTheContainer();

    private StatusRedirect() {}

    static void send(HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        if (OF_THE_CONTAINER != null) {
            send(OF_THE_CONTAINER, response, location, status, clearBuffer);
            return;
        }
        if (clearBuffer) {
            response.resetBuffer();
        }
        response.setStatus(status);
        response.setHeader("Location", location);
        Withdrawal.shut(response);
    }

    private static void send(
            Method redirect, HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        try {
            redirect.invoke(response, location, status, clearBuffer);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException) {
                throw (IOException) cause;
            }
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            throw new IllegalStateException("The container could not redirect", cause);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A method of the Servlet API is public", e);
        }
    }

    private static @Nullable Method ofTheContainer() {
        try {
            return HttpServletResponse.class.getMethod("sendRedirect", String.class, int.class, boolean.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
