package io.github.countersign.filter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.settings.SettingReader;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.NameRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an application compares names: {@code countersign.names}. */
@NullUnmarked
class NamesTest {

    private final Map<String, String> given = new HashMap<>();
    private final SettingReader reader = new SettingReader(given::get);

    private AccountResolver resolver() {
        return Identity.chosen(reader, SignIn.PASSWORD).resolver();
    }

    private static FakeRequest as(String name) {
        return FakeRequest.page("/").as(name);
    }

    @ParameterizedTest
    @CsvSource({"exact, S\u00e1m", "case, s\u00e1m", "accents, sam", ", s\u00e1m"})
    void theSettingSaysByWhichNameAPersonIsKnown(String setting, String name) {
        given.put("countersign.names", setting);
        Account account = resolver().resolve(as("S\u00e1m").http, "clinic");
        assertThat(account.name()).isEqualTo(name);
        assertThat(account.spelling()).isEqualTo("S\u00e1m");
        assertThat(account.displayName()).isEqualTo("S\u00e1m");
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void anotherSettingIsAProblem() {
        given.put("countersign.names", "lower");
        resolver();
        assertThat(reader.problems())
                .containsExactly("Setting countersign.names is \"lower\"; accepted is exact, case or accents: how the"
                        + " application's user store compares names.");
    }

    @ParameterizedTest
    @CsvSource({"exact, false", "case, true", "accents, true"})
    void anotherSpellingInOneSessionIsTheSamePersonIfTheSettingSaysSo(String setting, boolean isSame) {
        given.put("countersign.names", setting);
        AccountResolver resolver = resolver();
        Account before = resolver.resolve(as("BOSS2").http, "clinic");
        Account now = resolver.resolve(as("boss2").http, "clinic");
        assertThat(now.sameAs(before)).isEqualTo(isSame);
        assertThat(resolver.isStill(as("boss2").http, before)).isFalse();
        assertThat(resolver.isStill(as("BOSS2").http, before)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"exact, Sam", "case, sam", "accents, sam"})
    void theSettingHoldsForResolversOfTheApplicationToo(String setting, String name) {
        given.put("countersign.names", setting);
        given.put("countersign.account-resolver", OldResolver.class.getName());
        AccountResolver resolver = resolver();
        Account account = resolver.resolve(as("Sam").http, "clinic");
        assertThat(account.name()).isEqualTo(name);
        assertThat(account.displayName()).isEqualTo("Dr. Sam");
        assertThat(resolver.isStill(as("Sam").http, account)).isTrue();
        assertThat(resolver.isStill(as("pam").http, account)).isFalse();
        assertThat(resolver.isToldEverywhere()).isTrue();
    }

    @Test
    void whoeverIsSignedInExactlyIsNotStillSignedInByAnotherSpelling() {
        given.put("countersign.names", "exact");
        given.put("countersign.account-resolver", OldResolver.class.getName());
        AccountResolver resolver = resolver();
        Account account = resolver.resolve(as("BOSS2").http, "clinic");
        assertThat(resolver.isStill(as("boss2").http, account)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"CASE, sam", "EXACT, sam", "ACCENTS, sam"})
    void anAccountOfTheFirstReleaseHasTheDefaultRule(NameRule rule, String name) {
        Account account = Account.of("clinic", name).build().comparedBy(rule);
        assertThat(account.names()).isEqualTo(rule);
        assertThat(account.withLocale("de").names()).isEqualTo(rule);
        assertThat(account.withLocale("de").spelling()).isEqualTo(name);
    }

    /** Written for the first release. */
    public static final class OldResolver implements AccountResolver {

        @Override
        public Account resolve(HttpServletRequest request, String directory) {
            return request.getUserPrincipal() == null
                    ? null
                    : Account.of(directory, request.getUserPrincipal().getName())
                            .displayName("Dr. " + request.getUserPrincipal().getName())
                            .build();
        }

        @Override
        public boolean isStill(HttpServletRequest request, Account account) {
            return request.getUserPrincipal() != null
                    && account.name()
                            .equals(Account.fold(request.getUserPrincipal().getName()));
        }

        @Override
        public boolean isToldEverywhere() {
            return true;
        }
    }
}
