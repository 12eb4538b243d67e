package io.github.countersign.it.gallery.slow;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notes which requests have begun: a test cannot see otherwise that the server waits for the rest. */
@WebListener
public class BegunListener implements ServletRequestListener {

    static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        String mark = ((HttpServletRequest) event.getServletRequest()).getHeader("X-Mark");
        if (mark != null) {
            BEGUN.add(mark);
        }
    }
}
