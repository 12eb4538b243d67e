package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.gate.DataDirectory;
import io.github.countersign.gate.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the administrator of the server reads about an application. */
@NullUnmarked
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ApplicationFileTest {

    private final Clinic clinic = new Clinic();

    @TempDir
    Path dataDirectory;

    @BeforeEach
    void keepsItsFilesHere() {
        System.setProperty(DataDirectory.PROPERTY, dataDirectory.toString());
    }

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty(DataDirectory.PROPERTY);
    }

    @Test
    void listsAGuardedApplicationItsResolverAndTheLastSignIn() throws Exception {
        clinic.filter();
        assertThat(lines("clinic.txt"))
                .containsSubsequence(
                        "application: /clinic",
                        "state: guarded",
                        "account-resolver: container",
                        "directory: clinic",
                        "last-sign-in: none since the start");

        clinic.clock.pass(Duration.ofMinutes(3));
        clinic.pending("/");
        String time = clinic.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();

        assertThat(lines("clinic.txt")).contains("last-sign-in: " + time, "written: " + time);
        assertThat(Files.readString(file("clinic.txt"))).doesNotContain("olivia");
    }

    @Test
    void showsTheFirstSignInAtOnce() throws Exception {
        clinic.filter();
        clinic.clock.pass(Duration.ofSeconds(2));
        clinic.pending("/");

        assertThat(lines("clinic.txt"))
                .contains("last-sign-in: " + clinic.clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void makesFoldersThatOnlyTheServersUserMayEnter() throws Exception {
        Path notThereYet = dataDirectory.resolve("countersign");
        System.setProperty(DataDirectory.PROPERTY, notThereYet.toString());
        clinic.filter();

        for (Path folder : List.of(notThereYet, notThereYet.resolve(ApplicationFile.FOLDER))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void canBeReadOnlyByTheServersUser() throws Exception {
        clinic.filter();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("clinic.txt"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isWrittenOnceAMinuteAtMostAndNeverForVerifiedRequests() throws Exception {
        clinic.filter();
        clinic.pending("/");
        List<String> first = lines("clinic.txt");
        clinic.clock.pass(Duration.ofSeconds(59));
        clinic.visit(FakeRequest.page("/").as("sam").in(new FakeSession()));
        assertThat(lines("clinic.txt")).isEqualTo(first);
        clinic.clock.pass(Duration.ofMinutes(1));
        clinic.visit(FakeRequest.page("/").as("sam").in(new FakeSession()));
        assertThat(lines("clinic.txt")).isNotEqualTo(first);

        clinic.verified();
        List<String> before = lines("clinic.txt");
        clinic.clock.pass(Duration.ofSeconds(61));
        clinic.gate.trusted = true;
        clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));
        clinic.visit(FakeRequest.page("/"));

        assertThat(lines("clinic.txt")).isEqualTo(before);
    }

    @Test
    void saysWhatLocksAnApplication() throws Exception {
        clinic.context.webXml = null;
        clinic.with("countersign.home", "a\nb").filter();

        assertThat(lines("clinic.txt"))
                .contains("state: locked until its settings are right")
                .anyMatch(line -> line.startsWith("problem: ") && line.contains("countersign.account-resolver"))
                .anyMatch(line -> line.startsWith("problem: ") && line.contains("a b"));
    }

    @Test
    void countsWhatReportingSaw() throws Exception {
        clinic.with("countersign.mode", "report").filter();
        clinic.clock.pass(Duration.ofMinutes(1));
        clinic.gate.decision = Decision.verify(null);
        clinic.visit(FakeRequest.page("/").as("olivia").in(clinic.session));

        assertThat(lines("clinic.txt"))
                .contains(
                        "state: NOT GUARDED: countersign.mode is report",
                        "would-have-been-verify: 1",
                        "would-have-been-pass: 0");
    }

    @Test
    void saysWhenAnApplicationEnds() throws Exception {
        clinic.filter().destroy();
        assertThat(lines("clinic.txt")).contains("state: stopped");
    }

    @Test
    void namesTheRootAndDeepContextsWithoutLeavingItsFolder() throws Exception {
        clinic.context.contextPath = "";
        clinic.filter();
        Clinic other = new Clinic();
        other.context.contextPath = "/a/../../b";
        other.filter();

        try (Stream<Path> files = Files.list(dataDirectory.resolve(ApplicationFile.FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ROOT.txt", "a%2F..%2F..%2Fb.txt");
        }
    }

    @Test
    void saysThatALibraryDoesNotGuardAnUnlistedApplication() throws Exception {
        Files.writeString(dataDirectory.resolve(GuardedApplications.FILE), "/other\n");
        clinic.context.classLoader = new ClassLoader(null) {};
        new CountersignInitializer().onStartup(null, clinic.context.http);

        assertThat(lines("clinic.txt")).contains("state: NOT GUARDED: the file guarded-applications does not list it");
    }

    @Test
    void guardsTheApplicationEvenIfItCannotBeWritten() throws Exception {
        Files.writeString(dataDirectory.resolve(ApplicationFile.FOLDER), "in the way");
        SigningInVisit pending = clinic.pending("/");

        assertThat(pending).isNotNull();
        assertThat(clinic.served).isZero();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(file(name));
    }

    private Path file(String name) {
        return dataDirectory.resolve(ApplicationFile.FOLDER).resolve(name);
    }
}
