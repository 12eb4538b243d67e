package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Role;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is held back; the log says what the filter would have done. */
@NullUnmarked
class ReportingDoorTest {

    private static final Logger LOGGER = Logger.getLogger("io.github.countersign.filter");

    private final Clinic clinic = new Clinic().with("countersign.mode", "report");
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.INFO);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(Decision.Kind.class)
    void everybodyGetsTheApplicationsAnswer(Decision.Kind kind) throws Exception {
        clinic.gate.decision = decision(kind);

        for (FakeRequest request : List.of(
                FakeRequest.page("/patients/7"),
                FakeRequest.fetch("/patients/7"),
                FakeRequest.form("/notes/7"),
                FakeRequest.page("/second-factor/account"),
                FakeRequest.form("/second-factor/sign-out"),
                FakeRequest.page("/a").dispatched(DispatcherType.FORWARD))) {
            FakeResponse response = clinic.visit(request.as("olivia").in(clinic.session));
            assertThat(response.status).isEqualTo(200);
            assertThat(response.body()).isEqualTo(Clinic.SECRET);
            assertThat(response.headers).isEmpty();
        }
        assertThat(clinic.gate.questions).containsExactly("check");
        assertThat(clinic.session.writes).containsExactly(ReportingDoor.COUNTED);
        assertThat(clinic.session.id).isEqualTo(sessionId);
    }

    private final String sessionId = clinic.session.id;

    @Test
    void theApplicationGetsTheOriginalRequestAndResponse() throws Exception {
        FakeRequest request = FakeRequest.form("/notes").as("olivia").in(clinic.session);
        FakeResponse response = new FakeResponse();
        List<Object> seen = new ArrayList<>();
        clinic.servlet = (passed, answer) -> seen.addAll(List.of(passed, answer));

        clinic.pass(request.http, response.http);

        assertThat(seen.get(0)).isSameAs(request.http);
        assertThat(seen.get(1)).isSameAs(response.http);
    }

    @Test
    void aServiceThatIsAwayHoldsNobodyBack() throws Exception {
        clinic.gate.failure = new IllegalStateException("not deployed");

        assertThat(olivia("/").body()).isEqualTo(Clinic.SECRET);
        assertThat(messages()).anyMatch(line -> line.contains("the service does not answer"));
        assertThat(report().body()).contains("Not decided, because the service did not answer: 2");
    }

    @Test
    void aResolverThatFailsHoldsNobodyBack() throws Exception {
        clinic.with("countersign.account-resolver", UnavailableTest.Failing.class.getName());

        assertThat(olivia("/").body()).isEqualTo(Clinic.SECRET);
        assertThat(report().status).isEqualTo(404);
    }

    @Test
    void passesOnWhatTheApplicationThrows() {
        clinic.servlet = (request, response) -> {
            throw new IllegalStateException("its own");
        };
        assertThatThrownBy(() -> olivia("/")).hasMessage("its own");
    }

    @Test
    void makesNoSession() throws Exception {
        FakeRequest request = FakeRequest.page("/").as("olivia");
        clinic.visit(request);
        clinic.visit(FakeRequest.page("/").as("olivia"));

        assertThat(request.session).isNull();
        assertThat(clinic.gate.count("check")).isOne();
    }

    @Test
    void eachSignInIsLoggedOnceInWordsThatSayNothingHappened() throws Exception {
        olivia("/");
        olivia("/b");
        clinic.gate.decision = Decision.setUp(null);
        clinic.visit(FakeRequest.page("/").as("marcus").in(new FakeSession()));
        clinic.gate.decision = decision(Decision.Kind.PASS);
        clinic.visit(FakeRequest.page("/").as("nora").in(new FakeSession()));

        assertThat(messages().stream().filter(line -> line.startsWith("Countersign (report only")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Countersign (report only, nothing was held back): ")
                        && line.endsWith("/olivia would have been asked for a code"))
                .anyMatch(line -> line.endsWith("/marcus would have been asked to set up a second factor"));
    }

    @Test
    void aSignInInsideARequestIsSeen() throws Exception {
        FakeRequest request = FakeRequest.form("/login").in(clinic.session);
        clinic.servlet = (inside, response) -> request.user = "olivia";

        clinic.visit(request);

        assertThat(clinic.gate.count("check")).isOne();
    }

    @Test
    void aNameCannotForgeALine() throws Exception {
        clinic.visit(FakeRequest.page("/").as("x\nINFO y").in(clinic.session));
        assertThat(messages()).anyMatch(line -> line.contains("xinfo y")).noneMatch(line -> line.contains("\n"));
        assertThat(ReportingDoor.encoded("a\nINFO b\r\u202e\u0085\\é"))
                .isEqualTo("a\\u{a}INFO b\\u{d}\\u{202e}\\u{85}\\u{5c}é");
    }

    @Test
    void theStartSaysThatTheApplicationIsNotGuarded() {
        clinic.filter();

        assertThat(logged)
                .anyMatch(record -> record.getLevel().equals(Level.WARNING)
                        && record.getMessage().contains("does NOT guard the application /clinic"));
    }

    @Test
    void ownersAndManagersReadTheCounts() throws Exception {
        olivia("/");
        clinic.gate.decision = Decision.setUp(null);
        clinic.visit(FakeRequest.page("/").as("<b>x</b>").in(new FakeSession()));
        clinic.gate.decision = decision(Decision.Kind.PASS);

        FakeResponse page =
                clinic.visit(FakeRequest.page("/second-factor/report").as("max").roles("manager"));

        assertThat(page.status).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body())
                .contains(
                        "This application is not guarded",
                        "from 2026-02-03 04:05 UTC",
                        "Would have passed without a question: 0",
                        "Would have been asked for a code: 1",
                        "Would have been asked to set up a second factor: 1",
                        "olivia: would have been asked for a code",
                        "&#60;b&#62;x&#60;/b&#62;: would have been asked to set up")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "client", "admin"})
    void nobodyElseReadsTheCounts(String role) throws Exception {
        assertThat(clinic.visit(FakeRequest.page("/second-factor/report")).status)
                .isEqualTo(404);
        FakeRequest request =
                FakeRequest.page("/second-factor/report").as("sam").roles(role);
        assertThat(clinic.visit(request).status).isEqualTo(404);
        assertThat(clinic.served).isZero();
    }

    @Test
    void theReportIsNotFoundWhereTheFilterGuards() throws Exception {
        Clinic guarded = new Clinic().verified();
        FakeRequest request =
                FakeRequest.page("/second-factor/report").as("olivia").roles("owner");
        guarded.gate.decision = decision(Decision.Kind.PASS);

        assertThat(guarded.visit(request.in(guarded.session)).status).isEqualTo(404);
    }

    @Test
    void keepsTheLastTwentyAccounts() {
        SignInReport report = new SignInReport(clinic.clock, List.of());
        for (int i = 1; i <= 25; i++) {
            report.count(account("p" + i), Decision.Kind.VERIFY);
        }
        report.count(account("p10"), Decision.Kind.PASS);

        assertThat(report.now().accounts()).hasSize(20);
        assertThat(report.now().accounts().get(0).getKey()).isEqualTo("clinic/p10");
        assertThat(report.now().accounts().get(19).getKey()).isEqualTo("clinic/p6");
        assertThat(report.now().count(Decision.Kind.VERIFY)).isEqualTo(25);
    }

    @Test
    void wrongSettingsLeaveTheApplicationOpenAndAreShown() throws Exception {
        clinic.with("countersign.home", "<start>");

        assertThat(olivia("/").body()).isEqualTo(Clinic.SECRET);
        assertThat(report().body())
                .contains("What would lock", "Setting countersign.home is &#34;&#60;start&#62;&#34;");
        assertThat(messages()).anyMatch(line -> line.contains("will lock") && line.contains("countersign.home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPORT", "reports", "report,enforce", "off", "false", "report-only"})
    void anyOtherModeLocks(String mode) throws Exception {
        clinic.with("countersign.mode", mode);

        FakeResponse response = olivia("/");

        assertThat(response.status).isEqualTo(503);
        assertThat(response.body()).contains("Setting countersign.mode", "accepted is enforce or report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "enforce"})
    void withoutTheModeItGuards(String mode) throws Exception {
        clinic.with("countersign.mode", mode);
        assertThat(olivia("/").status).isEqualTo(303);
    }

    @Test
    void nothingInARequestOrSessionSwitchesTheGuardOff() throws Exception {
        Clinic guarded = new Clinic();
        guarded.session.attributes.put("countersign.mode", "report");
        guarded.session.attributes.put(ReportingDoor.COUNTED, "clinic/olivia");
        FakeRequest request = FakeRequest.page("/?countersign.mode=report&mode=report")
                .header("countersign.mode", "report")
                .header("COUNTERSIGN_MODE", "report")
                .cookie("countersign.mode", "report")
                .as("olivia")
                .in(guarded.session);
        request.attributes.put("countersign.mode", "report");

        assertThat(guarded.visit(request).status).isEqualTo(303);
    }

    @Test
    void aSettingChangedAfterTheStartDoesNotSwitchTheGuardOff() throws Exception {
        Clinic guarded = new Clinic();
        guarded.filter();
        guarded.with("countersign.mode", "report");

        assertThat(guarded.visit(FakeRequest.page("/").as("olivia").in(guarded.session)).status)
                .isEqualTo(303);
    }

    @Test
    void sessionsOfThisModeAreAskedOnceTheFilterGuards() throws Exception {
        clinic.gate.decision = decision(Decision.Kind.PASS);
        olivia("/");

        assertThat(guardedAfterwards().status).isEqualTo(303);
    }

    @Test
    void proofFromBeforeThisModeNoLongerCounts() throws Exception {
        Clinic before = new Clinic().verified();
        clinic.session.attributes.putAll(before.session.attributes);
        assertThat(clinic.isStamped()).isTrue();

        olivia("/");

        assertThat(clinic.isStamped()).isFalse();
        assertThat(guardedAfterwards().status).isEqualTo(303);
    }

    private FakeResponse guardedAfterwards() throws Exception {
        Clinic guarded = new Clinic();
        guarded.clock.pass(Duration.ofSeconds(1));
        return guarded.visit(FakeRequest.page("/").as("olivia").in(clinic.session));
    }

    private FakeResponse olivia(String path) throws Exception {
        return clinic.visit(FakeRequest.page(path).as("olivia").in(clinic.session));
    }

    private FakeResponse report() throws Exception {
        clinic.visit(FakeRequest.page("/").as("ada").roles("owner").in(new FakeSession()));
        return clinic.visit(FakeRequest.page("/second-factor/report").as("ada").roles("owner"));
    }

    private List<String> messages() {
        return logged.stream().map(LogRecord::getMessage).toList();
    }

    private static Account account(String name) {
        return Account.of("clinic", name).role(Role.STAFF).build();
    }

    private static Decision decision(Decision.Kind kind) {
        return switch (kind) {
            case PASS -> Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
            case VERIFY -> Decision.verify(null);
            case SET_UP -> Decision.setUp(null);
            case UNAVAILABLE -> Decision.unavailable();
        };
    }
}
