package io.github.countersign.filter;

import static io.github.countersign.filter.ConfirmPasswordFixture.CONFIRMATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Somebody else signs in in the session while a password is on its way, or is checked. It may be their own. */
@NullUnmarked
class ConfirmPasswordOvertakenTest {

    private static Runnable whileChecking = () -> {};

    private final Clinic clinic = new Clinic()
            .with("countersign.account-resolver", "session-attribute")
            .with("countersign.session-attribute", "user")
            .with("countersign.password-verifier", SessionsPassword.class.getName());

    ConfirmPasswordOvertakenTest() {
        whileChecking = () -> {};
    }

    /** An application that takes the password of whoever is in the session. */
    public static final class SessionsPassword implements PasswordVerifier {

        @Override
        public boolean verify(HttpServletRequest request, Account account, String password) {
            whileChecking.run();
            return password.equals("password of " + request.getSession().getAttribute("user"));
        }
    }

    @Test
    void aPasswordThatComesSlowlyConfirmsNothingForWhoeverWasThereBefore() throws Exception {
        confirm(true);

        assertThat(clinic.gate.passwords).isEmpty();
    }

    @Test
    void aPasswordThatIsCheckedMeanwhileCountsAsWrong() throws Exception {
        whileChecking = this::marcusSignsIn;

        confirm(false);

        assertThat(clinic.gate.passwords).last().asString().startsWith("wrong ");
    }

    private void marcusSignsIn() {
        clinic.session.attributes.put("user", "marcus");
    }

    /** @param slowly whether the rest of the body comes after another sign-in */
    private void confirm(boolean slowly) throws Exception {
        clinic.session.attributes.put("user", "olivia");
        ManagingVisit visit = clinic.visiting();
        FakeRequest form = FakeRequest.form("/second-factor/confirm-password")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("__Host-countersign-visit", visit.visitCookie())
                .field("confirmation", CONFIRMATION)
                .field("password", "password of marcus");
        clinic.pass(
                new HttpServletRequestWrapper(form.http) {
                    @Override
                    public String getParameter(String name) {
                        if (slowly) {
                            marcusSignsIn();
                        }
                        return super.getParameter(name);
                    }
                },
                new FakeResponse().http);
    }
}
