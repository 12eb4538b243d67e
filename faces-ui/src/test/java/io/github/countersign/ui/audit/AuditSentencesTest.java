package io.github.countersign.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.limit.Limit;
import io.github.countersign.ui.code.Statuses;
import io.github.countersign.ui.text.Wording;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditSentencesTest {

    private final Wording english = new Wording(Locale.ENGLISH, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryEvent(Kind kind) {
        for (Result result : Result.values()) {
            assertThat(english.plain(AuditSentences.of(kind, result), Statuses.NOW))
                    .as(kind + " " + result)
                    .isNotBlank();
        }
    }

    @Test
    void hasEveryKindInOneGroup() {
        List<Kind> grouped = Arrays.stream(AuditGroup.values())
                .flatMap(group -> group.kinds().stream())
                .toList();
        assertThat(grouped).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void givesTheReasonOfHelp() {
        assertThat(detail(AuditEvents.of(Kind.BYPASS_CODE_GIVEN, Result.SUCCESS, "olivia", "sam", "phone at home {0}")))
                .isEqualTo("Reason: phone at home {0}");
        assertThat(detail(AuditEvents.of(Kind.SECOND_FACTOR_TURNED_OFF, Result.SUCCESS, "sam", "sam", "")))
                .isEmpty();
    }

    @Test
    void saysWhatThePolicyBecame() {
        assertThat(detail(AuditEvents.of(Kind.POLICY_CHANGED, Result.SUCCESS, "olivia", "default", "NO to STAFF")))
                .isEqualTo("Now: All practice staff");
        assertThat(detail(AuditEvents.of(Kind.POLICY_CHANGED, Result.SUCCESS, "olivia", "default", "something else")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhichLimitRefusedACode(Limit limit) {
        String told =
                detail(AuditEvents.of(Kind.CODE_NOT_SENT, Result.REFUSED, "sam", "sam", limit.detail(Statuses.NOW)));
        assertThat(told).startsWith("Too many codes ");
        assertThat(detail(
                        AuditEvents.of(Kind.CODE_NOT_SENT, Result.REFUSED, "sam", "sam", "SMS, provider's code 30003")))
                .isEmpty();
    }

    @Test
    void namesNobodyIfTheEventConcernsNobodyElse() {
        assertThat(whom(Kind.POLICY_CHANGED, "olivia", "default", "NO to STAFF"))
                .isEmpty();
        assertThat(whom(Kind.NOT_ALLOWED, "marcus", "default", "POLICY STAFF")).isEmpty();
        assertThat(whom(Kind.SIGN_IN_COMPLETED, "sam", "sam", "")).isEmpty();
        assertThat(whom(Kind.BYPASS_CODE_GIVEN, "olivia", "sam", "phone at home"))
                .isEqualTo("sam");
    }

    private static String whom(Kind kind, String actor, String target, String detail) {
        return new AuditLine(AuditEvents.of(kind, Result.SUCCESS, actor, target, detail)).getWhom();
    }

    private String detail(AuditEvent event) {
        return AuditSentences.detail(event)
                .map(sentence -> english.plain(sentence, Statuses.NOW))
                .orElse("");
    }
}
