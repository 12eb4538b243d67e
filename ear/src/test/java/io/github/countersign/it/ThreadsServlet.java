package io.github.countersign.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** A line for each frame of each thread of the server but this one. */
@WebServlet("/")
public final class ThreadsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        PrintWriter out = response.getWriter();
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (thread.getKey() == Thread.currentThread()) {
                continue;
            }
            for (StackTraceElement frame : thread.getValue()) {
                out.println(thread.getKey().getName() + " " + frame);
            }
        }
    }
}
