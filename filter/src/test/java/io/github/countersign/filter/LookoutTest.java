package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.filter.fake.MovingClock;
import io.github.countersign.filter.identity.SignIn;
import io.github.countersign.filter.request.RequestKind;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of what a look finds. A look changes nothing. */
@NullUnmarked
class LookoutTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovingClock clock = new MovingClock();
    private final FakeSession session = new FakeSession();
    private final FilterSettings settings = FilterSettings.read(name -> null, () -> "clinic", () -> SignIn.PASSWORD)
            .settings();
    private final Lookout lookout = new Lookout(settings, clock);

    /** The session is as of now; the look comes after {@code passed}. */
    @ParameterizedTest(name = "{0}: {4} of {3}, {5} later, stamp {1}, visit {2}")
    @CsvSource(textBlock = """
        # found                                stamp of  visit of          signed in  kind        passed
        nobody,                                ,         ,                 ,          NAVIGATION, PT0S
        nobody,                                olivia,   ,                 ,          NAVIGATION, PT0S
        undecided,                             ,         ,                 olivia,    NAVIGATION, PT0S
        undecided,                             ,         ,                 olivia,    FETCH,      PT0S
        verified,                              olivia,   ,                 olivia,    NAVIGATION, PT0S
        verified,                              olivia,   ,                 olivia,    FETCH,      PT0S
        verified,                              olivia,   olivia to VERIFY, olivia,    FETCH,      PT0S
        look due,                              olivia,   ,                 olivia,    NAVIGATION, PT1M
        'undecided, verified before',          olivia,   ,                 olivia,    NAVIGATION, PT1H
        undecided,                             marcus,   ,                 olivia,    NAVIGATION, PT0S
        undecided,                             ,         olivia to VERIFY, olivia,    NAVIGATION, PT0S
        waiting to VERIFY,                     ,         olivia to VERIFY, olivia,    FETCH,      PT0S
        waiting to SET_UP,                     ,         olivia to SET_UP, olivia,    FETCH,      PT0S
        waiting to VERIFY,                     olivia,   olivia to VERIFY, olivia,    FETCH,      PT1H
        undecided,                             ,         olivia asked,     olivia,    FETCH,      PT0S
        undecided,                             ,         marcus to VERIFY, olivia,    FETCH,      PT0S
        undecided,                             ,         marcus to VERIFY, olivia,    NAVIGATION, PT1H
        overdue,                               ,         olivia to VERIFY, olivia,    NAVIGATION, PT15M
        waiting to VERIFY,                     ,         olivia to VERIFY, olivia,    FETCH,      PT15M
        untold,                                ,         ,                 ' ',       NAVIGATION, PT0S
        """)
    void finds(String found, String stampOf, String visit, String signedIn, RequestKind kind, Duration passed) {
        if (stampOf != null) {
            session.http.setAttribute(Stamp.ATTRIBUTE, stamp(stampOf));
        }
        if (visit != null) {
            session.http.setAttribute(SigningInVisit.ATTRIBUTE, visit(visit));
        }
        clock.pass(passed);
        session.writes.clear();
        FakeRequest request = kind == RequestKind.FETCH ? FakeRequest.fetch("/") : FakeRequest.page("/");

        assertThat(lookout.look(request.as(signedIn).in(session).http)).hasToString(found);
        assertThat(session.writes).isEmpty();
    }

    @Test
    void canIgnoreAStampThatWasRevoked() {
        session.http.setAttribute(Stamp.ATTRIBUTE, stamp("olivia"));

        HttpServletRequest olivia = FakeRequest.page("/").as("olivia").in(session).http;

        assertThat(lookout.lookPast(Stamp.in(olivia.getSession(false)), olivia, olivia))
                .hasToString("undecided, verified before");
    }

    @Test
    void anotherRequestMayTellWhoIsSignedInAndTheContainersHasTheSession() {
        session.http.setAttribute(Stamp.ATTRIBUTE, stamp("olivia"));
        HttpServletRequest bare = FakeRequest.page("/").in(session).http;
        HttpServletRequest seen = FakeRequest.page("/").as("olivia").in(new FakeSession()).http;

        assertThat(lookout.lookAgain(bare, seen)).hasToString("verified");
    }

    @Test
    void needsNoSession() {
        FakeRequest program = FakeRequest.bare("/api").as("robot");

        assertThat(lookout.look(program.http)).hasToString("undecided");
        assertThat(program.session).isNull();
    }

    @Test
    void aPageWithoutAPersonMeansASignOutIfEveryPageTellsThePerson() {
        FilterSettings told = FilterSettings.read(
                        name -> switch (name) {
                            case "countersign.account-resolver" -> "session-attribute";
                            case "countersign.session-attribute" -> "user";
                            default -> null;
                        },
                        () -> "clinic",
                        () -> SignIn.NONE)
                .settings();
        session.http.setAttribute(Stamp.ATTRIBUTE, stamp("olivia"));
        Lookout everywhere = new Lookout(told, clock);

        assertThat(everywhere.look(FakeRequest.page("/").in(session).http)).hasToString("nobody any more");
        assertThat(everywhere.look(FakeRequest.fetch("/").in(session).http)).hasToString("nobody");
    }

    private Stamp stamp(String name) {
        return Stamp.given(
                account(name),
                FakeGate.TRUST,
                clock.millis() + Duration.ofMinutes(30).toMillis(),
                clock.millis(),
                MINUTE);
    }

    private SigningInVisit visit(String words) {
        SigningInVisit begun = SigningInVisit.begun(account(words.substring(0, 6)), false, "/");
        return words.endsWith("asked")
                ? begun
                : begun.decided(Decision.Kind.valueOf(words.substring("olivia to ".length())))
                        .visited("/", clock.millis());
    }

    private Account account(String name) {
        return settings.resolver().resolve(FakeRequest.page("/").as(name).http, "clinic");
    }
}
