package io.github.countersign.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a request once more right before its servlet, when the application's own filters are done: whoever they have signed in with the
 * credentials of this very request is asked about before anything is done in their name. Until then the {@linkplain SecondFactorFilter first
 * door} sees nobody, and could only withhold the answer.
 */
final class SecondDoor implements Filter {

    private @Nullable ServletContext context;
    private volatile @Nullable SecondFactorFilter first;

    /** Adds it to the application, not mapped to anything yet. */
    static FilterRegistration addTo(ServletContext context) throws ServletException {
        FilterRegistration.Dynamic registration =
                context.addFilter("Countersign, second door (" + Installation.NAME + ")", new SecondDoor());
        if (registration == null) {
            throw new ServletException("Countersign cannot install its second filter: the name is taken");
        }
        registration.setAsyncSupported(true);
        Installation.noteSecondDoor(context);
        return registration;
    }

    /**
     * After all filters that are mapped by now. Filters that are mapped by a servlet's name run after those that are mapped by a path; this
     * name stands for all servlets, also for those that are added later.
     */
    static void map(FilterRegistration registration) {
        registration.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, "*");
    }

    @Override
    public void init(FilterConfig config) {
        context = config.getServletContext();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecondFactorFilter filter = firstDoor();
        if (filter == null) {
            chain.doFilter(request, response); // web.xml declares the listener, but not the filter
        } else if (request instanceof HttpServletRequest && response instanceof HttpServletResponse) {
            filter.doFilterAgain((HttpServletRequest) request, (HttpServletResponse) response, chain);
        } else {
            throw new ServletException("Countersign guards only HTTP");
        }
    }

    private @Nullable SecondFactorFilter firstDoor() {
        SecondFactorFilter filter = first;
        if (filter == null && context != null) {
            filter = SecondFactorFilter.in(context);
            first = filter;
        }
        return filter;
    }

    // Servlet 3.1 has no default for it
    @Override
    public void destroy() {}
}
