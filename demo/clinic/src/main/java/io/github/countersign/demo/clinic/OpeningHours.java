package io.github.countersign.demo.clinic;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Opens the clinic's records at the application's start. */
public final class OpeningHours implements ServletContextListener {

    private static final String RECORDS = "records";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute(RECORDS, new Records());
    }

    static Records records(ServletContext context) {
        return (Records) context.getAttribute(RECORDS);
    }
}
