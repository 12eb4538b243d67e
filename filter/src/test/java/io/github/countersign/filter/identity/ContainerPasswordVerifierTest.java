package io.github.countersign.filter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ContainerPasswordVerifierTest {

    private final List<String> asked = new ArrayList<>();
    private final List<char[]> given = new ArrayList<>();
    private final PasswordVerifier verifier = new ContainerPasswordVerifier((signedIn, password) -> {
        asked.add(signedIn.getName() + "/" + new String(password));
        given.add(password);
        return true;
    });

    @Test
    void asksForTheNameAsTheContainerHasIt() {
        assertThat(verifier.verify(FakeRequest.page("/").as("OLIVIA").http, olivia(), " secret "))
                .isTrue();

        assertThat(asked).containsExactly("OLIVIA/ secret ");
    }

    @Test
    void wipesThePassword() {
        verifier.verify(FakeRequest.page("/").as("olivia").http, olivia(), "secret");

        assertThat(given).singleElement().isEqualTo(new char[6]);
    }

    @Test
    void withoutAPrincipalNobodyIsAsked() {
        assertThatThrownBy(() -> verifier.verify(FakeRequest.page("/").http, olivia(), "secret"))
                .isInstanceOf(IllegalStateException.class);

        assertThat(asked).isEmpty();
    }

    @Test
    void aRealmThatCannotBeAskedDoesNotMakeThePasswordWrong() {
        PasswordVerifier broken = new ContainerPasswordVerifier((signedIn, password) -> {
            throw new ClassNotFoundException("SecurityDomain");
        });

        assertThatThrownBy(() -> broken.verify(FakeRequest.page("/").as("olivia").http, olivia(), "secret"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The server's realm could not be asked");
    }

    private static Account olivia() {
        return Account.of("clinic", "olivia")
                .role(Role.OWNER)
                .displayName("Olivia")
                .build();
    }
}
