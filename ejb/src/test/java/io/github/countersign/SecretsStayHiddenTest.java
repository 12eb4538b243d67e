package io.github.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.countersign.account.AccountId;
import io.github.countersign.administration.Help;
import io.github.countersign.audit.Acting;
import io.github.countersign.authenticator.Phone;
import io.github.countersign.browser.BrowserStore.Remembered;
import io.github.countersign.bypass.BypassAnswers.Judgement;
import io.github.countersign.challenge.Answer.Accepted;
import io.github.countersign.challenge.TestService;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService.How;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.Notice;
import io.github.countersign.delivery.Notice.Change;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.VerificationCode;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.gate.Trust;
import io.github.countersign.gate.VisitRequest;
import io.github.countersign.policy.PracticeId;
import io.github.countersign.secret.KeyRing;
import io.github.countersign.secret.ServerKey;
import io.github.countersign.selfservice.AccountService.Forgotten;
import io.github.countersign.settings.Settings;
import io.github.countersign.visit.Application;
import io.github.countersign.visit.Entered;
import io.github.countersign.visit.FoundVisit;
import io.github.countersign.visit.HostSession;
import io.github.countersign.visit.OpenVisit;
import io.github.countersign.visit.Person;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.visit.VisitId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No toString shows a code, a token, a key or a full phone number. */
class SecretsStayHiddenTest {

    private static final String SECRET = "S".repeat(42) + "A";
    private static final String PHONE = "+12025550143";
    private static final String CODE = "98765432";
    private static final String BYPASS = "7KQ2M-XW4ZT";

    private static final SigningIn SIGN_IN = new SigningIn(
            new OpenVisit(
                    new VisitId(7),
                    new Acting("clinic", "default", "sam", "192.0.2.7"),
                    new Person(new AccountId(1), "Sam", Role.STAFF, new PracticeId(2), "Riverside Clinic"),
                    new Application("/clinic/", "/clinic/second-factor/"),
                    "en",
                    Instant.EPOCH),
            Purpose.VERIFY,
            true,
            false,
            null);

    static Stream<Object> whatHoldsSecrets() {
        Account account = Account.of("clinic", "sam")
                .role(Role.STAFF)
                .credentialVersion(SECRET)
                .displayName("Sam")
                .locale("en")
                .build();
        Settings settings = TestService.settings(
                "countersign.gate-key", SECRET,
                "countersign.server-key", SECRET,
                "countersign.server-key.previous", SECRET,
                "countersign.twilio.auth-token", SECRET);
        ServerKey key = new ServerKey(SECRET);
        PhoneNumber number = new PhoneNumber(PHONE);
        return Stream.of(
                new Accepted("/clinic/second-factor/return?ticket=" + SECRET),
                new Forgotten.ThisToo("/clinic/second-factor/return?ticket=" + SECRET),
                new Judgement.Accepted("/clinic/second-factor/return?ticket=" + SECRET),
                new Opened(new ConfirmationId(1), SECRET, How.PASSWORD),
                new Help.BypassGiven(BYPASS, Instant.EPOCH),
                new Notice(number, Channel.SMS, Change.TURNED_OFF, "Clinic", "Olivia", Locale.ENGLISH),
                new Entered(SIGN_IN, SECRET),
                new FoundVisit.Open(SIGN_IN, Map.of("bypass", SECRET)),
                new HostSession(SECRET, SECRET, account),
                new Remembered("id", SECRET, Instant.EPOCH),
                new Return(new Trust(1, 1, null), 1, SECRET),
                VisitRequest.ofSigningIn(SECRET, SECRET, "", "/", true),
                Decision.verify(SECRET),
                account,
                settings,
                settings.twilio(),
                key,
                new KeyRing(key, List.of(key)),
                new VerificationCode(CODE),
                number,
                new Phone(number, Channel.SMS, Instant.EPOCH),
                new CodeMessage(number, Channel.SMS, new VerificationCode(CODE), "Clinic", null, Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("whatHoldsSecrets")
    void isNotInToString(Object holder) {
        assertThat(holder.toString()).doesNotContain(SECRET, PHONE, PHONE.substring(1), CODE, BYPASS);
    }

    /** A new record with such a component has to be added above, or here if it shows nothing secret. */
    @Test
    void isShownForEveryRecordThatLooksAsIfItHeldOne() {
        Set<String> shown =
                whatHoldsSecrets().map(Object::getClass).map(Class::getName).collect(Collectors.toSet());
        Set<String> known = Set.of(
                // package-private, and tested with its neighbors
                "io.github.countersign.challenge.TypedCode",
                // a country's code and its calling code
                "io.github.countersign.delivery.PhoneNumberRules$Region",
                "io.github.countersign.enrollment.EnrollmentService$Country",
                // the provider's code of an error
                "io.github.countersign.delivery.Delivery$Refused",
                // package-private, and tested with its neighbors
                "io.github.countersign.confirmation.ConfirmationStore$Opened",
                // the last two digits of a phone
                "io.github.countersign.selfservice.AccountView$Protection",
                "io.github.countersign.administration.PersonView",
                "io.github.countersign.challenge.CodeStatus",
                // a keyed hash of a phone
                "io.github.countersign.limit.Subject");
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.github.countersign")
                                .stream()
                                .map(type -> type.reflect())
                                .filter(Class::isRecord)
                                .filter(SecretsStayHiddenTest::looksAsIfItHeldASecret)
                                .map(Class::getName)
                                .filter(name -> !shown.contains(name) && !known.contains(name)))
                .isEmpty();
    }

    private static boolean looksAsIfItHeldASecret(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> Stream.of(
                                "token",
                                "ticket",
                                "secret",
                                "key",
                                "password",
                                "code",
                                "digits",
                                "e164",
                                "phone",
                                "number",
                                "cookie",
                                "state",
                                "nonce",
                                "returnaddress")
                        .anyMatch(name::contains));
    }
}
