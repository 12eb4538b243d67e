package io.github.countersign.filter;

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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everybody out of the application whose second factor is outstanding.
 *
 * <p>It installs itself. Only an application whose {@code <absolute-ordering>} leaves it out declares it in its web.xml: first, mapped to
 * {@code /*}, with {@code <async-supported>} and the five dispatchers, together with {@link SessionEndListener}. Declared there as well as
 * installed, it works once.
 */
public final class SecondFactorFilter implements Filter {

    private static final System.Logger LOG = System.getLogger(SecondFactorFilter.class.getName());

    private final GateConnection gate;
    private final Clock clock;
    private final boolean installedItself;
    private boolean second;
    private List<String> problems = List.of("The filter was not started.");
    private @Nullable Watch watch;
    private @Nullable ReportOnly reportOnly;
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

    /** For what comes out of a session that was kept on disk or on another node. */
    static SecondFactorStatus.Source onThisServer() {
        return new SecondFactorStatus.Source(GateConnection.toThisServer(), Clock.systemUTC());
    }

    @Override
    public void init(FilterConfig config) {
        ServletContext context = config.getServletContext();
        second = !installedItself && CountersignInitializer.isInstalledIn(context);
        SettingSource source = SettingSource.of(context);
        GuardSettings.Reading reading =
                GuardSettings.read(source, () -> applicationName(context), () -> SignInDetection.in(context));
        List<String> found = new ArrayList<>(reading.problems());
        if (!second && !isMappedToEverything(config)) {
            found.add("The filter must be mapped to /* in web.xml; it is mapped to less.");
        }
        problems = List.copyOf(found);
        if (second) {
            return;
        }
        ApplicationFile told = new ApplicationFile(context, clock);
        file = told;
        GuardSettings settings = reading.settings();
        if (ReportOnly.isSetIn(source)) {
            SignInReport report = new SignInReport(clock, problems);
            reportOnly = reporting(context, reading.provisional(), report, told);
            told.started(ApplicationFile.State.REPORTING, facts(source, reading), report::lines);
        } else if (problems.isEmpty() && settings != null) {
            watch = new Watch(settings, gate, told, clock);
            told.started(ApplicationFile.State.GUARDED, facts(source, reading), List::of);
        } else {
            context.log("Countersign locks this application until its settings are right: " + problems);
            told.started(ApplicationFile.State.LOCKED, facts(source, reading), List::of);
        }
    }

    private List<String> facts(SettingSource source, GuardSettings.Reading reading) {
        List<String> facts = new ArrayList<>();
        String resolver = source.read(AccountResolverChoice.SETTING);
        facts.add("account-resolver: " + (resolver == null ? "container" : resolver));
        facts.add("directory: " + reading.provisional().directory());
        if (reading.provisional().development()) {
            facts.add(GuardSettings.DEVELOPMENT + ": true, so cookies may go over plain HTTP");
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
        if (!(request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse)) {
            throw new ServletException("Countersign guards HTTP alone");
        }
        Watch standing = watch;
        if (second) {
            chain.doFilter(request, response);
        } else if (reportOnly != null) {
            reportOnly.pass(httpRequest, httpResponse, chain);
        } else if (standing != null) {
            standing.pass(httpRequest, httpResponse, chain);
        } else {
            Pages.wrongSettings(httpResponse, problems);
        }
    }

    private ReportOnly reporting(
            ServletContext context, GuardSettings settings, SignInReport report, ApplicationFile told) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Countersign does NOT guard the application " + context.getContextPath() + ": " + ReportOnly.MODE
                        + " is " + ReportOnly.REPORT + ", so nobody is held back and it only reports");
        if (!problems.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Countersign will lock this application when " + ReportOnly.MODE
                            + " is enforce, until its settings are right: " + problems);
        }
        return new ReportOnly(
                settings.resolver(),
                settings.directory(),
                settings.prefix(),
                settings.development(),
                gate,
                report,
                told);
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
