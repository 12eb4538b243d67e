package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.signin.VerificationService;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitId;
import io.github.countersign.visit.Visitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntranceTest {

    private static final Optional<String> COOKIE = Optional.of("cookie");

    @Test
    void letsInWithATicketAndItsCookie() {
        assertThat(entrance(new Waiting(SignIns.toVerify())).enter("ticket", COOKIE))
                .isEqualTo(new Admission.Entered(SignIns.toVerify()));
    }

    @Test
    void redeemsNoTicketWithoutTheCookie() {
        Waiting waiting = new Waiting(SignIns.toVerify());
        assertThat(entrance(waiting).enter("ticket", Optional.empty())).isEqualTo(new Admission.Over());
        assertThat(waiting.redeemed).isZero();
    }

    @Test
    void isOverIfTheServiceRejectsTheTicket() {
        assertThat(entrance(new Waiting(null)).enter("ticket", COOKIE)).isEqualTo(new Admission.Over());
    }

    @Test
    void revealsNothingWhileTheServiceIsNotReady() {
        Waiting waiting = new Waiting(SignIns.toVerify());
        waiting.ready = false;
        Optional<PageAddress> page = Optional.of(PageAddress.VERIFY);
        assertThatIllegalStateException().isThrownBy(() -> entrance(waiting).enter("ticket", Optional.empty()));
        assertThatIllegalStateException().isThrownBy(() -> entrance(waiting).check(Optional.empty(), COOKIE, page));
        assertThatIllegalStateException().isThrownBy(() -> entrance(waiting).check(visit(), Optional.empty(), page));
    }

    @Test
    void asksTheServiceOnceForAPage() {
        Waiting waiting = new Waiting(SignIns.toVerify());
        entrance(waiting).check(visit(), COOKIE, Optional.of(PageAddress.VERIFY));
        assertThat(waiting.asked).isEqualTo(1);
    }

    @Test
    void admitsToThePageOfTheSignInsPurpose() {
        assertThat(check(SignIns.toVerify(), PageAddress.VERIFY)).isEqualTo(new Admission.Admitted(SignIns.toVerify()));
        assertThat(check(SignIns.toSetUp(), PageAddress.SET_UP)).isEqualTo(new Admission.Admitted(SignIns.toSetUp()));
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
    void isOverWithoutASessionOrItsCookieOrWhenTheSignInEnded() {
        Entrance entrance = entrance(new Waiting(SignIns.toVerify()));
        Optional<PageAddress> page = Optional.of(PageAddress.VERIFY);
        assertThat(entrance.check(Optional.empty(), COOKIE, page)).isEqualTo(new Admission.Over());
        assertThat(entrance.check(visit(), Optional.empty(), page)).isEqualTo(new Admission.Over());
        assertThat(entrance(new Waiting(null)).check(visit(), COOKIE, page)).isEqualTo(new Admission.Over());
    }

    private static Admission check(SigningIn signIn, PageAddress page) {
        return entrance(new Waiting(signIn)).check(visit(), COOKIE, Optional.of(page));
    }

    private static Optional<KeptVisit> visit() {
        return Optional.of(KeptVisit.of(SignIns.toVerify()));
    }

    private static Entrance entrance(VerificationService service) {
        return new Entrance(service, "/countersign", new Circumstances("192.0.2.7", ""));
    }

    private static final class Waiting extends VerificationService {

        private final Optional<Visitor> signIn;
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
        public Optional<Visitor> redeem(String ticket, String visitCookie, Circumstances from) {
            redeemed++;
            return signIn;
        }

        @Override
        public Optional<Visitor> find(VisitId id, String visitCookie, Circumstances from) {
            asked++;
            return signIn;
        }
    }
}
