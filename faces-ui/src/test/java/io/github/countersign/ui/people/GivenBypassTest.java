package io.github.countersign.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.account.AccountId;
import io.github.countersign.ui.visit.DrawerRows;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivenBypassTest {

    private static final AccountId SAM = new AccountId(7);
    private static final AccountId PAT = new AccountId(8);

    private final DrawerRows rows = new DrawerRows();

    @BeforeEach
    void giveCodesToTwoPeopleInTwoTabs() {
        new GivenBypass(SAM, "12345-67890", Instant.EPOCH).keep(rows.request());
        new GivenBypass(PAT, "09876-54321", Instant.EPOCH).keep(rows.request());
    }

    @Test
    void isShownOnThatPersonsPage() {
        assertThat(GivenBypass.take(SAM, rows.request())).map(GivenBypass::code).contains("12345-67890");
        assertThat(GivenBypass.take(PAT, rows.request())).map(GivenBypass::code).contains("09876-54321");
    }

    @Test
    void isShownOnce() {
        assertThat(GivenBypass.take(SAM, rows.request())).isPresent();
        assertThat(GivenBypass.take(SAM, rows.request())).isEmpty();
    }

    @Test
    void isShownToNobodyElse() {
        assertThat(GivenBypass.take(new AccountId(9), rows.request())).isEmpty();
    }
}
