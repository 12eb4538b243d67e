package io.github.countersign.filter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.settings.SettingReader;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NullUnmarked
class PasswordVerifierChoiceTest {

    private final Map<String, String> given = new HashMap<>();

    @Test
    void aLoginConfigThatAsksForPasswordsMeansTheContainer() {
        assertThat(chosen(SignIn.PASSWORD)).isInstanceOf(ContainerPasswordVerifier.class);
    }

    @Test
    void aMechanismOfJakartaSecurityMeansItsStores() {
        assertThat(chosen(SignIn.MECHANISM)).isInstanceOf(IdentityStorePasswordVerifier.class);
    }

    @Test
    void aCertificateIsNotAPassword() {
        assertThat(chosen(SignIn.OTHER)).isNull();
    }

    @Test
    void requestLoginAsksTheContainerToo() {
        given.put("countersign.account-resolver", "container");

        assertThat(chosen(SignIn.NONE)).isInstanceOf(ContainerPasswordVerifier.class);
    }

    @ParameterizedTest
    @EnumSource(SignIn.class)
    void anApplicationsResolverBringsNoVerifierUnlessItIsOne(SignIn signIn) {
        given.put("countersign.account-resolver", OwnResolver.class.getName());

        assertThat(chosen(signIn)).isNull();
    }

    @ParameterizedTest
    @EnumSource(SignIn.class)
    void anApplicationsResolverMayBeItsVerifierToo(SignIn signIn) {
        given.put("countersign.account-resolver", OwnResolverAndVerifier.class.getName());

        Identity identity = chosenFor(signIn);

        assertThat(identity.passwordVerifier()).isSameAs(identity.resolver()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(SignIn.class)
    void theSettingDecides(SignIn signIn) {
        given.put("countersign.account-resolver", OwnResolverAndVerifier.class.getName());

        given.put("countersign.password-verifier", "container");
        assertThat(chosen(signIn)).isInstanceOf(ContainerPasswordVerifier.class);
        given.put("countersign.password-verifier", "identity-store");
        assertThat(chosen(signIn)).isInstanceOf(IdentityStorePasswordVerifier.class);
        given.put("countersign.password-verifier", "none");
        assertThat(chosen(signIn)).isNull();
        given.put("countersign.password-verifier", OwnVerifier.class.getName());
        assertThat(chosen(signIn)).isInstanceOf(OwnVerifier.class);
    }

    private PasswordVerifier chosen(SignIn signIn) {
        return chosenFor(signIn).passwordVerifier();
    }

    private Identity chosenFor(SignIn signIn) {
        return Identity.chosen(new SettingReader(given::get), signIn);
    }

    /** An application's own resolver. */
    public static final class OwnResolver implements AccountResolver {
        @Override
        public Account resolve(HttpServletRequest request, String directory) {
            return null;
        }
    }

    /** An application's own verifier. */
    public static final class OwnVerifier implements PasswordVerifier {
        @Override
        public boolean verify(HttpServletRequest request, Account account, String password) {
            return false;
        }
    }

    /** An application's own resolver and verifier in one. */
    public static final class OwnResolverAndVerifier implements AccountResolver, PasswordVerifier {
        @Override
        public Account resolve(HttpServletRequest request, String directory) {
            return null;
        }

        @Override
        public boolean verify(HttpServletRequest request, Account account, String password) {
            return false;
        }
    }
}
