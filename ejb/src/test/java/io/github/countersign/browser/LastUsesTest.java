package io.github.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.work.Work;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    private Return remembered;

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
        AccountId id = new AccountId(remembered.trust().accountId());
        service.transactions.run(work -> {
            service.browsers.forgetAll(work, id);
            return true;
        });
        service.lastUses.write();
        assertThat(service.count("RememberedBrowser x WHERE x.accountId = ?1", id))
                .isZero();
    }

    @Test
    void showTheBrowserThatWasUsedLastFirst() {
        service.clock.moveBy(Duration.ofMinutes(1));
        Return newer = service.browser("sam", Role.STAFF).remembered();
        service.clock.moveBy(Duration.ofMinutes(1));
        browser.check(remembered.browserToken());
        service.lastUses.write();
        assertThat(service.<List<String>>read(
                        work -> service
                                .browsers
                                .of(work, new AccountId(remembered.trust().accountId()))
                                .stream()
                                .map(RememberedBrowser::publicId)
                                .toList()))
                .containsExactly(remembered.trust().browserId(), newer.trust().browserId());
    }

    @Test
    void neverMoveBack() {
        browser.check(remembered.browserToken());
        Instant later = service.clock.instant().plus(Duration.ofDays(1));
        used(remembered, later);
        service.lastUses.write();
        assertThat(lastUsed()).isEqualTo(later);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void waitForNobodyWhoHoldsABrowser() {
        service.clock.moveBy(Duration.ofMinutes(1));
        Return other = service.browser("sam", Role.STAFF).remembered();
        service.clock.moveBy(Duration.ofMinutes(1));
        Instant used = service.clock.instant();
        browser.check(remembered.browserToken());
        service.browser("sam", Role.STAFF).check(other.browserToken());
        service.transactions.run(work -> {
            service.browsers.forget(
                    work,
                    new AccountId(other.trust().accountId()),
                    other.trust().browserId());
            service.lastUses.write();
            assertThat(lastUsed()).isEqualTo(used);
            return true;
        });
    }

    @Test
    void ofOtherBatchesAreWrittenWhereOneFails() {
        List<Integer> sizes = new ArrayList<>();
        LastUses uses = new LastUses(service.transactions, new BrowserStore(service.settings) {
            @Override
            public void used(Work work, Map<String, Instant> batch) {
                sizes.add(batch.size());
                if (sizes.size() == 1) {
                    throw new PersistenceException("refused");
                }
            }
        });
        for (int i = 0; i < 600; i++) {
            uses.note("browser " + i);
        }
        assertThatThrownBy(uses::write).isInstanceOf(PersistenceException.class);
        assertThat(sizes).containsExactly(250, 250, 100);
        uses.write();
        assertThat(sizes).as("what failed, once more").containsExactly(250, 250, 100, 250);
        uses.write();
        assertThat(sizes).hasSize(4);
    }

    private void used(Return returned, Instant at) {
        service.transactions.run(work -> {
            service.browsers.used(work, Map.of(returned.trust().browserId(), at));
            return true;
        });
    }

    private Instant lastUsed() {
        return service.<Instant>read(work -> service.browsers
                .of(work, new AccountId(remembered.trust().accountId()))
                .get(0)
                .lastUsedAt());
    }
}
