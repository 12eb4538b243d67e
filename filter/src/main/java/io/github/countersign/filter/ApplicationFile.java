package io.github.countersign.filter;

import io.github.countersign.gate.DataDirectory;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server's administrator about one application that has the filter: a small text file in the folder {@value #FOLDER} of the data
 * directory, with one {@code name: value} per line. It is written when the filter starts or ends, at the first sign-in, and at later
 * sign-ins at most once a minute. It names no person. If it cannot be written, the application goes on.
 */
final class ApplicationFile {

    static final String FOLDER = "applications";

    /** How the application is guarded. */
    enum State {
        GUARDED("guarded"),
        REPORTING("NOT GUARDED: " + ReportingDoor.MODE + " is " + ReportingDoor.REPORT),
        LOCKED("locked until its settings are right"),
        LEFT_ALONE("NOT GUARDED: the file " + GuardedApplications.FILE + " does not list it"),
        STOPPED("stopped");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    private static final Logger LOG = Logger.getLogger(ApplicationFile.class.getName());
    private static final Duration WRITE_AGAIN_AFTER = Duration.ofMinutes(1);

    private static final String COOKIE_LOST =
            "A browser did not keep a cookie of Countersign. These cookies are Secure,"
                    + " and the browser probably came over plain HTTP. Its sign-in cannot go on. Serve the application over HTTPS only, or, to try things out on one machine, set "
                    + FilterSettings.DEVELOPMENT + "=true";

    private final String application;
    private final Clock clock;
    private List<String> facts = Collections.emptyList();
    private Supplier<List<String>> counts = Collections::emptyList;
    private State state = State.STOPPED;
    private @Nullable Instant started;
    private volatile @Nullable Moment lastSignIn;
    private volatile @Nullable Moment writtenAt;
    private boolean complained;
    private boolean cookieLost;
    private volatile @Nullable String ranBefore;

    ApplicationFile(ServletContext context, Clock clock) {
        this.application = context.getContextPath().isEmpty() ? "/" : context.getContextPath();
        this.clock = clock;
    }

    /**
     * The application starts.
     *
     * @param moreFacts lines of the file
     * @param moreCounts lines of the file, asked for each time the file is written
     */
    synchronized void started(State how, List<String> moreFacts, Supplier<List<String>> moreCounts) {
        state = how;
        started = clock.instant();
        facts = moreFacts;
        counts = moreCounts;
        write();
    }

    /** The filter saw a sign-in: somebody is signed in, and the session has no stamp. */
    void signInSeen() {
        Moment now = Moment.ofMillis(clock.millis());
        Moment last = writtenAt;
        // without the first one, the file would say that nobody has signed in
        boolean first = lastSignIn == null;
        lastSignIn = now;
        if (first || last == null || !last.isWithin(WRITE_AGAIN_AFTER, now.millis())) {
            write();
        }
    }

    /** A browser did not keep a {@code Secure} cookie. The log and the file say so once; the page tells everyone who runs into it. */
    void cookieLost() {
        synchronized (this) {
            if (cookieLost) {
                return;
            }
            cookieLost = true;
            write();
        }
        LOG.log(Level.WARNING, "Countersign needs HTTPS in the application " + application + ": " + COOKIE_LOST);
    }

    /**
     * Another filter, or the server's sign-in, put a request of its own in place of the real one before the filter saw it. Noted once.
     *
     * @param wrapper the class of that request
     */
    void somethingRanBefore(String wrapper) {
        if (ranBefore != null) {
            return;
        }
        synchronized (this) {
            ranBefore = wrapper;
            write();
        }
    }

    synchronized void stopped() {
        state = State.STOPPED;
        write();
    }

    private synchronized void write() {
        Moment now = Moment.ofMillis(clock.millis());
        Moment signIn = lastSignIn;
        writtenAt = now;
        List<String> lines = new ArrayList<>();
        lines.add("application: " + application);
        lines.add("state: " + state.words);
        lines.addAll(facts);
        if (started != null) {
            lines.add("started: " + started.truncatedTo(ChronoUnit.SECONDS));
            lines.add("last-sign-in: " + (signIn == null ? "none since the start" : second(signIn)));
        }
        lines.addAll(counts.get());
        if (ranBefore != null) {
            lines.add("ran-before: " + ranBefore
                    + ". If that is a filter of the application, its own answers are not guarded");
        }
        if (cookieLost) {
            lines.add("problem: Countersign needs HTTPS. " + COOKIE_LOST);
        }
        lines.add("written: " + second(now));
        try {
            Path folder = folder();
            Path draft = Files.createTempFile(folder, ".", ".tmp");
            try {
                Files.write(
                        draft, lines.stream().map(ApplicationFile::inOneLine).collect(Collectors.toList()));
                Files.move(draft, folder.resolve(name()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    complained ? Level.FINE : Level.WARNING,
                    "The administrator's file about " + application + " cannot be written; everything else goes on",
                    e);
            complained = true;
        }
    }

    /**
     * Only the server's own user may read it: if the application starts before the service, the keys and the database will be put beside
     * it.
     */
    private static Path folder() throws IOException {
        Path folder = DataDirectory.locate().resolve(FOLDER);
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectories(folder);
    }

    private String name() throws IOException {
        String path = application.equals("/") ? "ROOT" : application.substring(1);
        return URLEncoder.encode(path, "UTF-8") + ".txt";
    }

    private static String second(Moment moment) {
        return Instant.ofEpochMilli(moment.millis())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** A quoted setting may contain anything. */
    private static String inOneLine(String line) {
        return line.replaceAll("\\p{Cntrl}", " ");
    }
}
