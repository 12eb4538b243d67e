package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Olivia gives her password to the application, in the form that the module's page sends there. */
@NullUnmarked
final class ConfirmPasswordFixture {

    static final String CONFIRMATION = "c".repeat(43);
    static final String PASSWORD = " Olivia's pässword ";

    final Clinic clinic = new Clinic().with("countersign.password-verifier", Verifier.class.getName());

    ConfirmPasswordFixture() {
        Verifier.asked.clear();
        Verifier.failure = null;
    }

    FakeRequest form(ManagingVisit visit, String password) {
        return form(visit.visitCookie(), password);
    }

    FakeRequest form(String cookie, String password) {
        return FakeRequest.form("/second-factor/confirm-password")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin")
                .cookie("__Host-countersign-visit", cookie)
                .field("confirmation", CONFIRMATION)
                .field("password", password);
    }

    void assertNothingAsked() {
        assertThat(clinic.gate.passwords).isEmpty();
        assertThat(Verifier.asked).isEmpty();
    }

    static void assertLeadsToTheModule(FakeResponse response) {
        assertThat(response.status).isEqualTo(303);
        assertThat(response.header("Location")).isEqualTo("/countersign/confirmed");
    }

    /** The application's own way to check a password. */
    public static final class Verifier implements PasswordVerifier {

        static final List<String> asked = new ArrayList<>();
        static Throwable failure;

        @Override
        public boolean verify(HttpServletRequest request, Account account, String password) {
            asked.add(account.name() + "/" + password);
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return password.equals(PASSWORD);
        }
    }
}
