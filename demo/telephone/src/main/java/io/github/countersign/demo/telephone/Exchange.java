package io.github.countersign.demo.telephone;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;
import java.time.ZoneOffset;

/** Builds the parts when the application starts; the servlets find them in the servlet context. */
@WebListener
public final class Exchange implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Telephone telephone = new Telephone();
        context.setAttribute(Telephone.class.getName(), telephone);
        context.setAttribute(
                TwilioApi.class.getName(),
                new TwilioApi(Account.fromSettings(), telephone, Clock.tickMillis(ZoneOffset.UTC)));
        context.setAttribute(PhoneBook.class.getName(), PhoneBook.fromSettings());
    }

    static <T> T piece(ServletContext context, Class<T> type) {
        return type.cast(context.getAttribute(type.getName()));
    }
}
