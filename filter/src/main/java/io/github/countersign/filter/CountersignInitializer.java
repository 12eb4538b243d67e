package io.github.countersign.filter;

import io.github.countersign.filter.service.GateConnection;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.time.Clock;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the filter before all others of a web application, for every path and kind of dispatch. Does nothing where the context parameter
 * {@code countersign.module} is {@code true}: those are the module's own pages.
 */
public final class CountersignInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) throws ServletException {
        // The jar may be in the server's library and in WEB-INF/lib: two loaders, two initializers, one application.
        if (Boolean.parseBoolean(context.getInitParameter("countersign.module")) || Installation.isIn(context)) {
            return;
        }
        if (!GuardedApplications.include(context)) {
            new ApplicationFile(context, Clock.systemUTC())
                    .started(ApplicationFile.State.LEFT_ALONE, Collections.emptyList(), Collections::emptyList);
            return;
        }
        GateConnection gate = GateConnection.toThisServer();
        SecondFactorFilter filter = new SecondFactorFilter(gate, Clock.systemUTC(), true);
        FilterRegistration.Dynamic registration = context.addFilter("Countersign (" + Installation.NAME + ")", filter);
        if (registration == null) {
            throw new ServletException("Countersign cannot install its filter: the name is taken");
        }
        registration.setAsyncSupported(true);
        LateMapping.map(registration);
        context.addListener(new LateMapping(registration, SecondDoor.addTo(context)));
        context.addListener(new SessionEndListener(gate));
        Installation.note(context);
    }
}
