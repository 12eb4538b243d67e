package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.visit.Application;
import io.github.countersign.visit.Entered;
import io.github.countersign.visit.FoundVisit;
import io.github.countersign.visit.PastVisit;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitService;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntranceTest {

    private static final Optional<String> COOKIE = Optional.of("cookie");
    private static final Optional<String> PAGES = Optional.of("page cookie");
    private static final Admission OVER = new Admission.Over(Optional.empty());

    @Test
    void letsInWithATicketAndItsCookie() {
        assertThat(entrance(new Waiting(SignIns.toVerify())).enter("ticket", COOKIE))
                .isEqualTo(new Admission.In(new Entered(SignIns.toVerify(), "page cookie")));
    }

    @Test
    void redeemsNoTicketWithoutTheCookie() {
        Waiting waiting = new Waiting(SignIns.toVerify());
        assertThat(entrance(waiting).enter("ticket", Optional.empty())).isEqualTo(OVER);
        assertThat(waiting.redeemed).isZero();
    }

    @Test
    void isOverIfTheServiceRejectsTheTicket() {
        assertThat(entrance(new Waiting(null)).enter("ticket", COOKIE)).isEqualTo(OVER);
    }

    @Test
    void revealsNothingWhileTheServiceIsNotReady() {
        Waiting waiting = new Waiting(SignIns.toVerify());
        waiting.ready = false;
        Optional<PageAddress> page = Optional.of(PageAddress.VERIFY);
        assertThatIllegalStateException().isThrownBy(() -> entrance(waiting).enter("ticket", Optional.empty()));
        assertThatIllegalStateException().isThrownBy(() -> entrance(waiting).check(Optional.empty(), COOKIE, page));
    }

    @Test
    void asksTheServiceOnceForAPage() {
        Waiting waiting = new Waiting(SignIns.toVerify());
        entrance(waiting).check(PAGES, COOKIE, Optional.of(PageAddress.VERIFY));
        assertThat(waiting.asked).isEqualTo(1);
    }

    @Test
    void admitsToThePageOfTheSignInsPurpose() {
        assertThat(check(SignIns.toVerify(), PageAddress.VERIFY))
                .isEqualTo(new Admission.Admitted(open(SignIns.toVerify())));
        assertThat(check(SignIns.toSetUp(), PageAddress.SET_UP))
                .isEqualTo(new Admission.Admitted(open(SignIns.toSetUp())));
    }

    @Test
    void leadsFromTheWrongPageToTheRightOne() {
        assertThat(check(SignIns.toSetUp(), PageAddress.VERIFY))
                .isEqualTo(new Admission.Elsewhere("/countersign/set-up"));
        assertThat(check(SignIns.toVerify(), PageAddress.SET_UP))
                .isEqualTo(new Admission.Elsewhere("/countersign/verify"));
    }

    @Test
    void leadsBackToTheApplicationWhenAnotherTabCompletedTheSignIn() {
        assertThat(check(SignIns.completed(), PageAddress.VERIFY))
                .isEqualTo(new Admission.Elsewhere("/clinic/second-factor/return"));
    }

    @Test
    void isOverWithoutACookieOrWhenTheSignInEnded() {
        Entrance entrance = entrance(new Waiting(SignIns.toVerify()));
        Optional<PageAddress> page = Optional.of(PageAddress.VERIFY);
        assertThat(entrance.check(Optional.empty(), COOKIE, page)).isEqualTo(OVER);
        assertThat(entrance(new Waiting(null)).check(PAGES, COOKIE, page)).isEqualTo(OVER);
    }

    @Test
    void saysWhereAVisitCameFromThatIsOver() {
        assertThat(entrance(new Waiting(SignIns.toVerify()))
                        .check(PAGES, Optional.empty(), Optional.of(PageAddress.ACCOUNT)))
                .isEqualTo(new Admission.Over(
                        Optional.of(new Host("Riverside Clinic", "/clinic/", "en", "/clinic/second-factor/", false))));
    }

    private static Admission check(SigningIn signIn, PageAddress page) {
        return entrance(new Waiting(signIn)).check(PAGES, COOKIE, Optional.of(page));
    }

    private static FoundVisit.Open open(SigningIn signIn) {
        return new FoundVisit.Open(signIn, Map.of("notice", "said"));
    }

    private static Entrance entrance(VisitService service) {
        return new Entrance(service, "/countersign", new Circumstances("192.0.2.7", ""));
    }

    private static final PastVisit PAST = new PastVisit(
            Purpose.MANAGE, "Riverside Clinic", new Application("/clinic/", "/clinic/second-factor/"), "en", false);

    private static final class Waiting extends VisitService {

        private final Optional<SigningIn> signIn;
        private boolean ready = true;
        private int redeemed;
        private int asked;

        Waiting(@Nullable SigningIn signIn) {
            this.signIn = Optional.ofNullable(signIn);
        }

        @Override
        public void checkReady() {
            asked++;
            if (!ready) {
                throw new IllegalStateException("not ready");
            }
        }

        @Override
        public Optional<Entered> enter(String ticket, String visitCookie, Circumstances from) {
            redeemed++;
            return signIn.map(visitor -> new Entered(visitor, "page cookie"));
        }

        @Override
        public FoundVisit find(String pageCookie, @Nullable String visitCookie, Circumstances from) {
            asked++;
            if (visitCookie == null) {
                return new FoundVisit.Over(PAST);
            }
            return signIn.<FoundVisit>map(EntranceTest::open).orElseGet(FoundVisit.Unknown::new);
        }
    }
}
