package io.github.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.challenge.TestService;
import io.github.countersign.challenge.TestService.Browser;
import io.github.countersign.gate.Completion;
import io.github.countersign.gate.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LastUsesTest {

    @Parameter
    private TestDatabase kind;

    private TestService service;
    private Browser browser;
    private Completion remembered;

    @BeforeEach
    void enroll() {
        service = new TestService(kind);
        service.enroll("sam", Role.STAFF);
        browser = service.browser("sam", Role.STAFF);
        remembered = browser.remembered();
    }

    @Test
    void areWrittenLaterAndOnce() {
        Instant since = service.clock.instant();
        service.clock.moveBy(Duration.ofDays(3));
        Instant used = service.clock.instant();
        browser.check(remembered.browserToken());
        assertThat(lastUsed()).as("not on the way of the sign-in").isEqualTo(since);
        service.clock.moveBy(Duration.ofMinutes(1));
        service.lastUses.write();
        assertThat(lastUsed()).isEqualTo(used);
        service.lastUses.write();
        assertThat(lastUsed()).isEqualTo(used);
    }

    @Test
    void areNotOfABrowserThatWasForgotten() {
        browser.check(remembered.browserToken());
        long id = remembered.trust().accountId();
        service.database.transaction(entities -> {
            service.browsers.forgetAll(entities, id);
            return true;
        });
        service.lastUses.write();
        assertThat(service.count("RememberedBrowser x WHERE x.accountId = ?1", id))
                .isZero();
    }

    @Test
    void showTheBrowserThatWasUsedLastFirst() {
        service.clock.moveBy(Duration.ofMinutes(1));
        Completion newer = service.browser("sam", Role.STAFF).remembered();
        service.clock.moveBy(Duration.ofMinutes(1));
        browser.check(remembered.browserToken());
        service.lastUses.write();
        assertThat(service.<java.util.List<String>>read(entities ->
                        service.browsers.of(entities, remembered.trust().accountId()).stream()
                                .map(RememberedBrowser::publicId)
                                .toList()))
                .containsExactly(remembered.trust().browserId(), newer.trust().browserId());
    }

    private Instant lastUsed() {
        return service.<Instant>read(entities -> service.browsers
                .of(entities, remembered.trust().accountId())
                .get(0)
                .lastUsedAt());
    }
}
