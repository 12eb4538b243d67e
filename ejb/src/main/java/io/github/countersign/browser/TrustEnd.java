package io.github.countersign.browser;

import io.github.countersign.account.AccountStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Ends everything that rests on an account's second factor as it was: sessions, tickets, challenges, bypass codes, browsers. */
@Singleton
public class TrustEnd {

    private final AccountStore accounts;
    private final BrowserStore browsers;

    @Inject
    public TrustEnd(AccountStore accounts, BrowserStore browsers) {
        this.accounts = accounts;
        this.browsers = browsers;
    }

    /** In the transaction of the change that it follows from. */
    public void end(EntityManager entities, long accountId) {
        accounts.endEveryTrust(entities, accountId);
        browsers.forgetAll(entities, accountId);
    }
}
