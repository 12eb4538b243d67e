package io.github.countersign.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.account.AccountId;
import io.github.countersign.administration.PeopleService;
import io.github.countersign.administration.PersonView;
import io.github.countersign.bypass.BypassAnswers;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Role;
import io.github.countersign.ui.code.Statuses;
import io.github.countersign.ui.text.Languages;
import io.github.countersign.ui.text.Wording;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HelpTest {

    private final Wording english = new Wording(Locale.ENGLISH, ZoneOffset.UTC);

    @Test
    void offersOnlyWhatHelps() {
        PersonView on = person("12", Channel.SMS, true, false);
        PersonView off = person(null, null, true, false);
        PersonView asked = person(null, null, false, true);
        assertThat(HelpKind.values())
                .filteredOn(kind -> kind != HelpKind.SEPARATE)
                .allMatch(kind -> kind.isOfUse(on));
        assertThat(HelpKind.SEPARATE.isOfUse(on)).isFalse();
        assertThat(HelpKind.values()).filteredOn(kind -> kind.isOfUse(held())).containsExactly(HelpKind.SEPARATE);
        assertThat(List.of(HelpKind.values()).stream().filter(kind -> kind.isOfUse(off)))
                .containsExactly(HelpKind.CHANGE);
        assertThat(HelpKind.values()).noneMatch(kind -> kind.isOfUse(asked));
    }

    @Test
    void knowsItsNamesInAddressesAndNoOthers() {
        for (HelpKind kind : HelpKind.values()) {
            assertThat(HelpKind.of(kind.getName())).contains(kind);
        }
        assertThat(HelpKind.of("TURN_OFF")).isEmpty();
        assertThat(HelpKind.of(null)).isEmpty();
    }

    @Test
    void saysInWordsThatANameIsHeld() {
        assertThat(status(held()))
                .isEqualTo("This name is held at sign-in, because it looks like sam, who has"
                        + " two-factor authentication.");
    }

    @Test
    void saysInWordsHowSomebodyIsProtected() {
        assertThat(status(person("12", Channel.SMS, true, false))).endsWith("by text to the number ending in 12.");
        assertThat(status(person("12", Channel.VOICE, true, false))).endsWith("by call to the number ending in 12.");
        assertThat(status(person(null, null, true, true))).endsWith("The next sign-in asks for a phone.");
        assertThat(status(person(null, null, true, false))).contains("Your policy requires it");
        assertThat(status(person(null, null, false, false))).contains("Your policy does not require it");
    }

    @Test
    void saysWhatToCorrectInAReason() {
        assertThat(HelpSentences.reasonToCorrect("  ").key()).isEqualTo("help-others.reason-missing");
        assertThat(HelpSentences.reasonToCorrect("ab ").key()).isEqualTo("help-others.reason-short");
        assertThat(HelpSentences.reasonToCorrect("x".repeat(201)).arguments()).containsExactly(201);
    }

    @Test
    void hasEverySentenceForEverySituation() {
        for (HelpKind kind : HelpKind.values()) {
            for (PersonView person :
                    List.of(person("12", Channel.SMS, true, false), person(null, null, false, false))) {
                assertThat(english.plain(HelpSentences.title(kind, person), Statuses.NOW))
                        .contains("Sam");
                assertThat(english.plain(HelpSentences.meaning(kind, person), Statuses.NOW))
                        .contains("Sam");
                assertThat(english.plain(HelpSentences.done(kind, person), Statuses.NOW))
                        .contains("Sam");
                assertThat(english.say(HelpSentences.button(kind, person))).isNotBlank();
            }
        }
    }

    @Test
    void acceptsOnlyTheHoursOffered() {
        assertThat(HelpDraft.EMPTY.withHours(Map.of("hours", "24")).hours()).isEqualTo(24);
        assertThat(HelpDraft.EMPTY.withHours(Map.of("hours", "9999")).hours()).isEqualTo(8);
        assertThat(HelpDraft.EMPTY.withHours(Map.of()).hours()).isEqualTo(8);
    }

    @Test
    void offersUpToTheServicesLimitWithWordsForEach() {
        assertThat(HelpDraft.OFFERED).last().isEqualTo((int) PeopleService.LONGEST_BYPASS.toHours());
        assertThat(HelpDraft.OFFERED)
                .allSatisfy(hours -> assertThat(english.plain(HelpSentences.validFor(hours), Statuses.NOW))
                        .startsWith(hours + " hour"));
    }

    @Test
    void namesTheServicesOwnLimitsInEveryLanguage() {
        for (Locale language : Languages.SPOKEN) {
            Wording wording = new Wording(language, ZoneOffset.UTC);
            assertThat(wording.say("help-others.reason-long")).contains("" + PeopleService.LONGEST_REASON);
            assertThat(wording.say("help-others.reason-short")).contains("" + PeopleService.SHORTEST_REASON);
            assertThat(wording.say("bypass.hint")).contains("" + BypassAnswers.LENGTH);
            assertThat(wording.say("bypass.length")).contains("" + BypassAnswers.LENGTH);
        }
    }

    @Test
    void aCodeWouldNotShowInALog() {
        GivenBypass bypass = new GivenBypass(new AccountId(7), "ABCDE-FGHJK", Statuses.NOW);
        assertThat(bypass.getGroups()).containsExactly("ABCDE", "FGHJK");
        assertThat(bypass.toString()).doesNotContain("ABCDE", "FGHJK");
    }

    private String status(PersonView person) {
        return english.plain(PeopleSentences.status(person), Statuses.NOW);
    }

    private static PersonView held() {
        return person(null, null, true, false, "sam");
    }

    private static PersonView person(
            @Nullable String ending, @Nullable Channel channel, boolean required, boolean asked) {
        return person(ending, channel, required, asked, null);
    }

    private static PersonView person(
            @Nullable String ending,
            @Nullable Channel channel,
            boolean required,
            boolean asked,
            @Nullable String twin) {
        return new PersonView(
                new AccountId(7),
                "sam",
                "Sam",
                Role.STAFF,
                ending,
                channel,
                required,
                asked,
                null,
                Statuses.NOW,
                null,
                twin,
                twin != null,
                List.of(),
                twin != null,
                true,
                false);
    }
}
