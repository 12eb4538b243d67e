package io.github.countersign.filter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.filter.settings.SettingReader;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class AccountResolverChoiceTest {

    private final Map<String, String> given = new HashMap<>();
    private final SettingReader reader = new SettingReader(given::get);
    private final FakeSession session = new FakeSession();
    private final FakeRequest request = FakeRequest.page("/").in(session);

    private enum Rank {
        OWNER,
        BOSS
    }

    private record Login(String name) {}

    /** As old applications write them: not public, with getters. */
    static class User {
        private final Object rank;

        User(Object rank) {
            this.rank = rank;
        }

        public Login getLogin() {
            return new Login("Sam");
        }

        public Object getRank() {
            return rank;
        }

        public Map<String, Object> getOffice() {
            return Map.of("code", 7);
        }
    }

    @Nested
    class BySessionAttribute {

        private final Map<String, Object> attributes = session.attributes;

        BySessionAttribute() {
            given.put("countersign.account-resolver", "session-attribute");
            given.put("countersign.session-attribute", "user");
        }

        @Test
        void nobodyIsSignedInWithoutASessionOrAttribute() {
            assertThat(resolved(FakeRequest.page("/"))).isNull();
            assertThat(resolved(request)).isNull();
            assertThat(request.session.attributes).isEmpty();
        }

        @Test
        void theAttributeMayBeTheNameItself() {
            attributes.put("user", "Sam");

            Account account = resolved(request);

            assertThat(account.name()).isEqualTo("sam");
            assertThat(account.displayName()).isEqualTo("Sam");
            assertThat(account.role()).isEqualTo(Role.UNMAPPED);
            assertThat(account.practice()).isEqualTo("default");
        }

        @Test
        void nameRoleAndPracticeAreFoundByProperty() {
            properties();
            given.put("countersign.role.manager", "BOSS");
            attributes.put("user", new User(Rank.BOSS));

            Account account = resolved(request);

            assertThat(account.name()).isEqualTo("sam");
            assertThat(account.role()).isEqualTo(Role.MANAGER);
            assertThat(account.practice()).isEqualTo("7");
        }

        @Test
        void theHighestOfSeveralRolesCounts() {
            properties();
            attributes.put("user", new User(List.of("client", "owner")));
            assertThat(resolved(request).role()).isEqualTo(Role.OWNER);

            attributes.put("user", new User(new Object[] {"client", "staff"}));
            assertThat(resolved(request).role()).isEqualTo(Role.STAFF);
        }

        @Test
        void anObjectWithoutANameYetIsNobody() {
            given.put("countersign.session-attribute.name-property", "user.name");
            attributes.put("user", new HashMap<>(Map.of("locale", "en")));

            assertThat(resolved(request)).isNull();
        }

        @Test
        void anAttributeThatIsNotANameLocks() {
            attributes.put("user", new User("staff"));

            assertThatThrownBy(() -> resolved(request))
                    .hasMessageContaining("countersign.session-attribute.name-property must say where the name is");
        }

        @Test
        void aMissingPropertyLocks() {
            given.put("countersign.session-attribute.name-property", "nickname");
            attributes.put("user", new User("staff"));

            assertThatThrownBy(() -> resolved(request)).hasMessageContaining("has no property nickname");
        }

        @Test
        void aBlankNameLocks() {
            attributes.put("user", " ");

            assertThatThrownBy(() -> resolved(request)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void somebodyElseInTheSameSessionIsNotTheSamePerson() {
            attributes.put("user", "Sam");
            AccountResolver resolver = resolver();
            Account sam = resolver.resolve(request.http, "clinic");
            assertThat(resolver.isStill(request.http, sam)).isTrue();

            attributes.put("user", "Kim");
            assertThat(resolver.isStill(request.http, sam)).isFalse();

            attributes.remove("user");
            assertThat(resolver.isStill(request.http, sam)).isFalse();
        }

        private void properties() {
            given.put("countersign.session-attribute.name-property", "login.name");
            given.put("countersign.session-attribute.role-property", "rank");
            given.put("countersign.session-attribute.practice-property", "office.code");
        }
    }

    @Nested
    class ByHeaderOfAProxy {

        ByHeaderOfAProxy() {
            given.put("countersign.account-resolver", "proxy-header");
            given.put("countersign.proxy.addresses", "192.0.2.7, 10.0.0.0/8, fd00::/8");
            given.put("countersign.proxy.user-header", "X-Remote-User");
            given.put("countersign.proxy.roles-header", "X-Remote-Roles");
        }

        @Test
        void theHeaderTellsNameAndRoles() {
            Account account =
                    resolved(request.header("X-Remote-User", "Sam").header("X-Remote-Roles", "client, manager"));

            assertThat(account.name()).isEqualTo("sam");
            assertThat(account.role()).isEqualTo(Role.MANAGER);
        }

        @Test
        void nobodyIsSignedInWithoutTheHeader() {
            assertThat(resolved(request)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"10.200.3.4", "fd12::1", "192.0.2.7", "::ffff:10.0.0.1", "fd12::1%eth0"})
        void everyConfiguredAddressCounts(String address) {
            request.remoteAddress = address;
            assertThat(resolved(request.header("X-Remote-User", "Sam"))).isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"11.0.0.1", "192.0.2.8", "fe80::1", "unknown", "", "localhost"})
        void theHeaderFromAnywhereElseLocksBecauseTheApplicationMayBelieveIt(String address) {
            request.remoteAddress = address;
            request.header("X-Remote-User", "Sam");
            assertThatThrownBy(() -> resolved(request)).hasMessageContaining("countersign.proxy.addresses");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sam\nKim", "Sam\nSam", "Sam\n", "\nSam", "\n"})
        void aRepeatedHeaderLocks(String values) {
            request.header("X-Remote-User", values);
            assertThatThrownBy(() -> resolved(request)).hasMessageContaining("more than once");
        }

        /** The application may take it for somebody. */
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t"})
        void aHeaderWithoutANameLocks(String value) {
            request.header("X-Remote-User", value);
            assertThatThrownBy(() -> resolved(request)).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"X_Remote_User", "X-RemoteUser", "Remote-User", "X-Remote-User-", "X-Forwarded-User"})
        void anotherSpellingOfTheHeaderIsNotTheHeader(String header) {
            assertThat(resolved(request.header(header, "Sam"))).isNull();
        }

        @Test
        void repeatedRolesLockBecauseTheClientMayHaveSentOne() {
            request.header("X-Remote-User", "Sam").header("X-Remote-Roles", "owner\nclient");
            assertThatThrownBy(() -> resolved(request)).hasMessageContaining("more than once");
        }

        @Test
        void anotherNameInTheHeaderIsNotTheSamePerson() {
            AccountResolver resolver = resolver();
            Account sam = resolver.resolve(request.header("X-Remote-User", "Sam").http, "clinic");
            assertThat(resolver.isStill(request.http, sam)).isTrue();
            assertThat(resolver.isStill(request.header("X-Remote-User", "Kim").http, sam))
                    .isFalse();
            assertThat(resolver.isStill(FakeRequest.page("/").http, sam)).isFalse();
        }
    }

    @Test
    void aSessionAttributeMayTellThePractice() {
        given.put("countersign.account-resolver", "container");
        given.put("countersign.practice", "north");
        given.put("countersign.practice-attribute", "office");
        AccountResolver resolver = resolver();
        Account before = resolver.resolve(request.as("Sam").http, "clinic");
        assertThat(before.practice()).isEqualTo("north");

        session.attributes.put("office", "south");
        assertThat(resolver.isStill(request.http, before)).isFalse();
        assertThat(resolver.resolve(request.http, "clinic").practice()).isEqualTo("south");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            session-attribute | countersign.session-attribute                   |             | is not set
            session-attribute | countersign.session-attribute.name-property     | a..b        | accepted is a property
            session-attribute | countersign.session-attribute.role-property     | getRole()   | accepted is a property
            session-attribute | countersign.session-attribute.practice-property | a b         | accepted is a property
            proxy-header      | countersign.proxy.addresses                     |             | is not set
            proxy-header      | countersign.proxy.addresses                     | proxy.local | accepted is IP addresses
            proxy-header      | countersign.proxy.addresses                     | 10.0.0.0/33 | accepted is IP addresses
            proxy-header      | countersign.proxy.addresses                     | 0.0.0.0/0   | but not /0
            proxy-header      | countersign.proxy.addresses                     | 10.0.0.999  | accepted is IP addresses
            proxy-header      | countersign.proxy.addresses                     | 10.0.0.1,   | accepted is IP addresses
            proxy-header      | countersign.proxy.user-header                   |             | is not set
            proxy-header      | countersign.proxy.user-header                   | X User      | accepted is the name of a header
            proxy-header      | countersign.proxy.roles-header                  | X:Roles     | accepted is the name of a header
            """)
    void aSettingThatAResolverNeedsAndLacksIsNamed(String resolver, String setting, String value, String said) {
        given.put("countersign.session-attribute", "user");
        given.put("countersign.proxy.addresses", "192.0.2.7");
        given.put("countersign.proxy.user-header", "X-Remote-User");
        given.put("countersign.account-resolver", resolver);
        given.put(setting, value);

        Identity.chosen(reader, SignIn.NONE);

        assertThat(reader.problems()).singleElement().asString().contains("Setting " + setting + " is ", said);
    }

    private Account resolved(FakeRequest asked) {
        return resolver().resolve(asked.http, "clinic");
    }

    private AccountResolver resolver() {
        AccountResolver resolver = Identity.chosen(reader, SignIn.NONE).resolver();
        assertThat(reader.problems()).isEmpty();
        return resolver;
    }
}
