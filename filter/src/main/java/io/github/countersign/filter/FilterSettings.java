package io.github.countersign.filter;

import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.identity.Identity;
import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.filter.identity.SignIn;
import io.github.countersign.filter.request.WantedPage;
import io.github.countersign.filter.settings.SettingReader;
import io.github.countersign.filter.settings.SettingSource;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filter's settings. Immutable. */
final class FilterSettings {

    static final String DEVELOPMENT = "countersign.development";

    private static final Pattern ABSOLUTE_PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    /** What the service takes; a much longer one would overflow the stack of the pattern. */
    private static final int LONGEST_PATH = 255;

    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final String directory;
    private final Identity identity;
    private final String home;
    private final String prefix;
    private final String modulePath;
    private final Set<String> exempt;
    private final Duration lookAgain;
    private final Duration unavailableGrace;
    private final Duration pendingLifetime;
    private final boolean development;
    private final Set<String> signInCookies;

    private FilterSettings(SettingReader reader, Supplier<String> applicationName, Supplier<SignIn> signIn) {
        SignIn found = signIn.get();
        reader.text(
                ReportingDoor.MODE,
                "enforce",
                value -> value.equals("enforce") || value.equals(ReportingDoor.REPORT),
                "enforce or " + ReportingDoor.REPORT);
        String named = reader.name("countersign.directory", "", "a name of at most 255 characters");
        directory = named.isEmpty() ? applicationName.get() : named;
        identity = Identity.chosen(reader, found);
        home = reader.text("countersign.home", "/", WantedPage::isCanonicalPath, "a path such as /start");
        prefix = reader.text(
                "countersign.prefix",
                "/second-factor/",
                value -> value.endsWith("/") && isAbsolutePath(value.substring(0, value.length() - 1)),
                "a path that begins and ends with a slash, such as /second-factor/");
        modulePath = reader.text(
                "countersign.module-path",
                "/countersign",
                FilterSettings::isAbsolutePath,
                "an absolute path on the same origin without a slash at its end, such as /countersign");
        exempt = exempt(reader);
        lookAgain = reader.duration(
                "countersign.look-again", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1));
        unavailableGrace = reader.duration(
                "countersign.unavailable-grace", Duration.ofMinutes(5), Duration.ZERO, Duration.ofDays(1));
        pendingLifetime = reader.duration(
                "countersign.pending-lifetime", Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofHours(1));
        development = reader.text(
                        DEVELOPMENT, "false", value -> value.equals("true") || value.equals("false"), "true or false")
                .equals("true");
        signInCookies = signInCookies(reader);
    }

    /**
     * @param applicationName the directory unless one is set
     * @param signIn the container's way to sign in to this application
     */
    static Reading read(SettingSource source, Supplier<String> applicationName, Supplier<SignIn> signIn) {
        SettingReader reader = new SettingReader(source);
        FilterSettings settings = new FilterSettings(reader, applicationName, signIn);
        return new Reading(settings, reader.problems());
    }

    /** Either the settings, or everything that is wrong with them. */
    static final class Reading {

        private final FilterSettings settings;
        private final List<String> problems;

        private Reading(FilterSettings settings, List<String> problems) {
            this.settings = settings;
            this.problems = problems;
        }

        /** Null when something is wrong with them. */
        @Nullable
        FilterSettings settings() {
            return problems.isEmpty() ? settings : null;
        }

        List<String> problems() {
            return problems;
        }

        /** With defaults in place of wrong values: good enough for reporting, never for guarding. */
        FilterSettings provisional() {
            return settings;
        }
    }

    /** Which applications share their users. */
    String directory() {
        return directory;
    }

    /** Tells who is signed in. */
    AccountResolver resolver() {
        return identity.resolver();
    }

    /** Tells whether a password typed again is right; null where people have none. */
    @Nullable
    PasswordVerifier passwordVerifier() {
        return identity.passwordVerifier();
    }

    VisitRequest.Confirmation confirmation() {
        return passwordVerifier() == null ? VisitRequest.Confirmation.CODE : VisitRequest.Confirmation.PASSWORD;
    }

    /** The path below the context where the filter itself answers. */
    String prefix() {
        return prefix;
    }

    /** The context path of the module's pages, on the same origin. */
    String modulePath() {
        return modulePath;
    }

    /** Paths below the context that are never held back. */
    Set<String> exempt() {
        return exempt;
    }

    /** How long a verified session relies on the last look. */
    Duration lookAgain() {
        return lookAgain;
    }

    /** How long a verified session goes on after the last good look while the service does not answer. */
    Duration unavailableGrace() {
        return unavailableGrace;
    }

    /** How long a sign-in may take, counted from the first visit. */
    Duration pendingLifetime() {
        return pendingLifetime;
    }

    /** Whether cookies may go over plain HTTP, to try things out on one machine. */
    boolean development() {
        return development;
    }

    /** The path below the context that is shown when no page was wanted. */
    String home() {
        return home;
    }

    /** Where an application is entered when no page was wanted. */
    String homeOf(HttpServletRequest request) {
        return request.getContextPath() + home;
    }

    /** Where a page navigation goes on with an outstanding second factor. */
    String goOnAt(HttpServletRequest request) {
        return request.getContextPath() + prefix + OwnPages.RETURN;
    }

    /** Where a form waits if it was sent while a second factor was outstanding. */
    String formAt(HttpServletRequest request) {
        return request.getContextPath() + prefix + FormPage.FORM;
    }

    /** The cookies in which the application itself keeps who is signed in. */
    Set<String> signInCookies() {
        return signInCookies;
    }

    private static Set<String> signInCookies(SettingReader reader) {
        String value = reader.optional("countersign.sign-in-cookies");
        if (value == null) {
            return Collections.emptySet();
        }
        Set<String> names =
                Arrays.stream(value.split(",", -1)).map(String::trim).collect(Collectors.toSet());
        if (!names.stream().allMatch(name -> COOKIE_NAME.matcher(name).matches())) {
            reader.reject("countersign.sign-in-cookies", value, "a list of names of cookies, separated by commas");
            return Collections.emptySet();
        }
        return Collections.unmodifiableSet(names);
    }

    private static Set<String> exempt(SettingReader reader) {
        String value = reader.optional("countersign.exempt");
        if (value == null) {
            return Collections.emptySet();
        }
        Set<String> paths =
                Arrays.stream(value.split(",", -1)).map(String::trim).collect(Collectors.toSet());
        if (!paths.stream().allMatch(WantedPage::isCanonicalPath)) {
            reader.reject("countersign.exempt", value, "a list of exact paths such as /logout, separated by commas");
            return Collections.emptySet();
        }
        return Collections.unmodifiableSet(paths);
    }

    private static boolean isAbsolutePath(String value) {
        return value.length() <= LONGEST_PATH && ABSOLUTE_PATH.matcher(value).matches();
    }
}
