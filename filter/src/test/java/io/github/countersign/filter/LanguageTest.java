package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.filter.request.Language;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class LanguageTest {

    private final FakeSession session = new FakeSession();
    private final FakeRequest request = FakeRequest.page("/").in(session).header("Accept-Language", "fr-CA,fr;q=0.9");

    LanguageTest() {
        request.locale = Locale.CANADA_FRENCH;
    }

    @Test
    void theResolversLanguageComesFirst() {
        session.attributes.put(Language.ATTRIBUTE, Locale.GERMAN);

        assertThat(Language.of(request.http, olivia("pt-BR"))).isEqualTo("pt-BR");
    }

    @Test
    void thenTheApplicationsLanguage() {
        session.attributes.put(Language.ATTRIBUTE, Locale.GERMAN);

        assertThat(Language.of(request.http, olivia(""))).isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource({"pt-BR, pt-BR", "pt_BR, pt-BR", "DE, de", "' es ', es"})
    void theApplicationMayGiveATag(String text, String tag) {
        session.attributes.put(Language.ATTRIBUTE, text);

        assertThat(Language.of(request.http, olivia(""))).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a language", "\r\nSet-Cookie: x", "<script>"})
    void textThatIsNotATagIsIgnored(String text) {
        session.attributes.put(Language.ATTRIBUTE, text);

        assertThat(Language.of(request.http, olivia(""))).isEqualTo("fr-CA");
    }

    @Test
    void anAttributeOfAnotherTypeIsIgnored() {
        session.attributes.put(Language.ATTRIBUTE, 7);

        assertThat(Language.of(request.http, olivia(""))).isEqualTo("fr-CA");
    }

    @Test
    void aBrowserWithoutALanguageDoesNotGetTheServers() {
        request.headers.remove("Accept-Language");

        assertThat(Language.of(request.http, olivia(""))).isEmpty();
    }

    @Test
    void isSentWithEveryVisit() throws Exception {
        Clinic clinic = new Clinic();
        clinic.session.attributes.put(Language.ATTRIBUTE, "de");
        clinic.pending("/");
        clinic.verified();
        clinic.visit(FakeRequest.page("/second-factor/account").as("olivia").in(clinic.session));

        assertThat(clinic.gate.visitors).extracting(Account::locale).containsExactly("de", "de");
    }

    private static Account olivia(String locale) {
        return Account.of("clinic", "olivia")
                .role(Role.OWNER)
                .displayName("Olivia")
                .locale(locale)
                .build();
    }
}
