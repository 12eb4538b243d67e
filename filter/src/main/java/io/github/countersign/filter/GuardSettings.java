package io.github.countersign.filter;

import io.github.countersign.gate.Role;
import io.github.countersign.gate.VisitRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filter's settings; durations in milliseconds.
 *
 * @param directory which applications share their users
 * @param resolver tells who is signed in
 * @param passwordVerifier tells whether a password typed again is right; null where people have none
 * @param home the path below the context that is shown when no page was wanted
 * @param prefix the path below the context where the filter itself answers
 * @param modulePath the context path of the module's pages, on the same origin
 * @param exempt paths below the context that are never held back
 * @param lookAgain how long a verified session rests on the last look
 * @param unavailableGrace how long after the last good look a verified session goes on while the service does not answer
 * @param pendingLifetime how long after the first visit a sign-in may be completed
 * @param development whether cookies may go over plain HTTP, to try things out on one machine
 */
record GuardSettings(
        String directory,
        AccountResolver resolver,
        @Nullable PasswordVerifier passwordVerifier,
        String home,
        String prefix,
        String modulePath,
        Set<String> exempt,
        long lookAgain,
        long unavailableGrace,
        long pendingLifetime,
        boolean development) {

    static final String DEVELOPMENT = "countersign.development";

    private static final Pattern ABSOLUTE_PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    /**
     * Either settings, or all that is wrong with them.
     *
     * @param provisional the settings with defaults instead of what is wrong: enough to report by, never to guard by
     */
    record Reading(@Nullable GuardSettings settings, List<String> problems, GuardSettings provisional) {}

    /**
     * @param applicationName the directory unless one is set
     * @param signIn the container's way to sign in to this application
     */
    static Reading read(SettingSource source, Supplier<String> applicationName, Supplier<SignIn> signIn) {
        SettingReader reader = new SettingReader(source);
        SignIn found = signIn.get();
        reader.text(
                ReportOnly.MODE,
                "enforce",
                value -> value.equals("enforce") || value.equals(ReportOnly.REPORT),
                "enforce or " + ReportOnly.REPORT);
        Map<Role, String> roleNames = new EnumMap<>(Role.class);
        for (Role role : List.of(Role.OWNER, Role.MANAGER, Role.STAFF, Role.CLIENT)) {
            String name = role.name().toLowerCase(Locale.ROOT);
            roleNames.put(
                    role, reader.text("countersign.role." + name, name, GuardSettings::isName, "the name of a role"));
        }
        Practice practice = new Practice(
                reader.text(
                        "countersign.practice", "default", GuardSettings::isName, "a name of at most 255 characters"),
                reader.optional("countersign.practice-attribute"));
        String directory =
                reader.text("countersign.directory", "", GuardSettings::isName, "a name of at most 255 characters");
        AccountResolver resolver = AccountResolverChoice.made(reader, new RoleNames(roleNames), practice, found);
        GuardSettings settings = new GuardSettings(
                directory.isEmpty() ? applicationName.get() : directory,
                resolver,
                PasswordVerifierChoice.made(reader, resolver, found),
                reader.text("countersign.home", "/", WantedPage::isCanonicalPath, "a path such as /start"),
                reader.text(
                        "countersign.prefix",
                        "/second-factor/",
                        value -> value.endsWith("/") && isAbsolutePath(value.substring(0, value.length() - 1)),
                        "a path that begins and ends with a slash, such as /second-factor/"),
                reader.text(
                        "countersign.module-path",
                        "/countersign",
                        GuardSettings::isAbsolutePath,
                        "an absolute path on the same origin without a slash at its end, such as /countersign"),
                exempt(reader),
                reader.millis(
                        "countersign.look-again", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1)),
                reader.millis(
                        "countersign.unavailable-grace", Duration.ofMinutes(5), Duration.ZERO, Duration.ofDays(1)),
                reader.millis(
                        "countersign.pending-lifetime",
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1)),
                reader.text(
                                DEVELOPMENT,
                                "false",
                                value -> value.equals("true") || value.equals("false"),
                                "true or false")
                        .equals("true"));
        List<String> problems = reader.problems();
        return new Reading(problems.isEmpty() ? settings : null, problems, settings);
    }

    VisitRequest.Confirmation confirmation() {
        return passwordVerifier == null ? VisitRequest.Confirmation.CODE : VisitRequest.Confirmation.PASSWORD;
    }

    /** Where an application is entered when no page was wanted. */
    String homeOf(HttpServletRequest request) {
        return request.getContextPath() + home;
    }

    /** Where a page navigation goes on with a second factor that is outstanding. */
    String goOnAt(HttpServletRequest request) {
        return request.getContextPath() + prefix + OwnPages.RETURN;
    }

    /** Where a form waits that was sent when a second factor was outstanding. */
    String formAt(HttpServletRequest request) {
        return request.getContextPath() + prefix + FormPage.FORM;
    }

    private static Set<String> exempt(SettingReader reader) {
        String value = reader.optional("countersign.exempt");
        if (value == null) {
            return Set.of();
        }
        Set<String> paths =
                Arrays.stream(value.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        if (!paths.stream().allMatch(WantedPage::isCanonicalPath)) {
            reader.reject("countersign.exempt", value, "a list of exact paths such as /logout, separated by commas");
            return Set.of();
        }
        return paths;
    }

    private static boolean isAbsolutePath(String value) {
        return ABSOLUTE_PATH.matcher(value).matches();
    }

    private static boolean isName(String value) {
        return value.length() <= 255;
    }
}
