package io.github.countersign.filter;

import io.github.countersign.filter.identity.Identity;
import io.github.countersign.filter.identity.SignInDetection;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.filter.settings.ApplicationSettings;
import io.github.countersign.filter.settings.SettingSource;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps people out of the application while their second factor is outstanding.
 *
 * <p>It installs itself. Only an application whose {@code <absolute-ordering>} leaves it out has to declare it in its web.xml: first,
 * mapped to {@code /*}, with {@code <async-supported>} and the five dispatchers, together with {@link SessionEndListener}. If it is both
 * declared and installed, it works only once.
 */
public final class SecondFactorFilter implements Filter {

    private static final Logger LOG = Logger.getLogger(SecondFactorFilter.class.getName());
    private static final String NAME = "io.github.countersign.filter.first-door";

    private final GateConnection gate;
    private final Clock clock;
    private final boolean installedItself;
    private Door door = new LockedDoor(Collections.singletonList("The filter was not started."));
    private @Nullable ApplicationFile file;

    /** For a web.xml that declares the filter by hand. */
    public SecondFactorFilter() {
        this(GateConnection.toThisServer(), Clock.systemUTC(), false);
    }

    SecondFactorFilter(GateConnection gate, Clock clock, boolean installedItself) {
        this.gate = gate;
        this.clock = clock;
        this.installedItself = installedItself;
    }

    @Override
    public void init(FilterConfig config) {
        ServletContext context = config.getServletContext();
        if (!installedItself && Installation.isIn(context)) {
            door = Door.OPEN;
            return;
        }
        SettingSource source = new ApplicationSettings(context);
        FilterSettings.Reading reading =
                FilterSettings.read(source, () -> applicationName(context), () -> SignInDetection.in(context));
        List<String> problems = new ArrayList<>(reading.problems());
        if (!isMappedToEverything(config)) {
            problems.add("The filter must be mapped to /* in web.xml; it is mapped to less.");
        }
        if (!keepsSessionsInCookies(context)) {
            problems.add(
                    "The application tracks sessions without cookies; second factors need a <tracking-mode> COOKIE in"
                            + " web.xml, because people come back from Countersign's pages without the address of their session.");
        }
        ApplicationFile told = new ApplicationFile(context, clock);
        List<String> facts = facts(context, source, reading, problems);
        FilterSettings settings = reading.settings();
        if (ReportingDoor.isSetIn(source)) {
            SignInReport report = new SignInReport(clock, problems);
            door = reporting(context, reading.provisional(), report, told, problems);
            told.started(ApplicationFile.State.REPORTING, facts, report::lines);
        } else if (problems.isEmpty() && settings != null) {
            GuardedDoor guarded = new GuardedDoor(settings, gate, told, clock);
            guarded.signInWatch().keepIn(context);
            door = guarded;
            told.started(ApplicationFile.State.GUARDED, facts, Collections::emptyList);
        } else {
            LOG.log(
                    Level.SEVERE,
                    "Countersign locks the application " + context.getContextPath() + " until its settings are right: "
                            + problems);
            door = new LockedDoor(problems);
            told.started(ApplicationFile.State.LOCKED, facts, Collections::emptyList);
        }
        file = told;
        context.setAttribute(NAME, this);
    }

    private List<String> facts(
            ServletContext context, SettingSource source, FilterSettings.Reading reading, List<String> problems) {
        List<String> facts = new ArrayList<>();
        String resolver = source.read(Identity.RESOLVER_SETTING);
        facts.add("account-resolver: " + (resolver == null ? "container" : resolver));
        facts.add("directory: " + reading.provisional().directory());
        if (reading.provisional().development()) {
            facts.add(FilterSettings.DEVELOPMENT + ": true, so cookies may go over plain HTTP");
        }
        if (!installedItself && !Installation.hasSecondDoor(context)) {
            facts.add("second-door: none, because web.xml does not declare SessionEndListener");
        }
        problems.forEach(problem -> facts.add("problem: " + problem));
        return facts;
    }

    @Override
    public void destroy() {
        ApplicationFile told = file;
        if (told != null) {
            told.stopped();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest && response instanceof HttpServletResponse)) {
            throw new ServletException("Countersign guards only HTTP");
        }
        door.pass((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    /** Right before the servlet, after all filters of the application: see {@link SecondDoor}. */
    void doFilterAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        door.passAgain(request, response, chain);
    }

    /** The filter that guards that application; null when there is none, or it has not started yet. */
    static @Nullable SecondFactorFilter in(ServletContext context) {
        Object filter = context.getAttribute(NAME);
        return filter instanceof SecondFactorFilter ? (SecondFactorFilter) filter : null;
    }

    private Door reporting(
            ServletContext context,
            FilterSettings settings,
            SignInReport report,
            ApplicationFile told,
            List<String> problems) {
        LOG.log(
                Level.WARNING,
                "Countersign does NOT guard the application " + context.getContextPath() + ": " + ReportingDoor.MODE
                        + " is " + ReportingDoor.REPORT + ", so nobody is held back and it only reports");
        if (!problems.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Countersign will lock this application when " + ReportingDoor.MODE
                            + " is enforce, until its settings are right: " + problems);
        }
        return new OnceInAChain(new ReportingDoor(settings, gate, report, told));
    }

    private static boolean keepsSessionsInCookies(ServletContext context) {
        Set<SessionTrackingMode> modes = context.getEffectiveSessionTrackingModes();
        return modes == null || modes.contains(SessionTrackingMode.COOKIE);
    }

    private static boolean isMappedToEverything(FilterConfig config) {
        FilterRegistration registration = config.getServletContext().getFilterRegistration(config.getFilterName());
        return registration == null || registration.getUrlPatternMappings().contains("/*");
    }

    /** The name that the WARs of one EAR share; where the server has none, the context path's. */
    @SuppressWarnings("BanJNDI") // a constant name in the server's own tree
    private static String applicationName(ServletContext context) {
        try {
            return InitialContext.doLookup("java:app/AppName");
        } catch (NamingException | ClassCastException e) {
            String path = context.getContextPath();
            return path.isEmpty() ? "ROOT" : path.substring(1);
        }
    }
}
