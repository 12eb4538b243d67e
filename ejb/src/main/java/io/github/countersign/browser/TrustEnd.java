package io.github.countersign.browser;

import io.github.countersign.account.AccountId;
import io.github.countersign.account.AccountStore;
import io.github.countersign.account.GuessLimit;
import io.github.countersign.account.GuessLimit.Secret;
import io.github.countersign.account.VerifiedRoles;
import io.github.countersign.authenticator.PhoneStore;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Ends everything that relies on an account's second factor as it was (sessions, tickets, challenges, bypass codes, browsers), and the
 * second factor itself. This always happens in the same transaction as the change that causes it.
 */
@Singleton
public class TrustEnd {

    private final AccountStore accounts;
    private final BrowserStore browsers;
    private final PhoneStore phones;
    private final GuessLimit guesses;
    private final VerifiedRoles roles;

    @Inject
    public TrustEnd(
            AccountStore accounts, BrowserStore browsers, PhoneStore phones, GuessLimit guesses, VerifiedRoles roles) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.phones = phones;
        this.guesses = guesses;
        this.roles = roles;
    }

    /** Ends every trust; the second factor stays. */
    public void end(Work work, AccountId accountId) {
        accounts.endEveryTrust(work, accountId);
        browsers.forgetAll(work, accountId);
    }

    /**
     * Removes the second factor as if it had never been set up; a request to set it up is forgotten too. The trust ends first: a person who
     * sets up a phone at the same time waits for this, and then finds that trust ended.
     */
    public void removeSecondFactor(Work work, AccountId accountId) {
        end(work, accountId);
        phones.remove(work, accountId);
        roles.forget(work, accountId);
        accounts.askNoMoreForSetUp(work, accountId);
        accounts.forgetNetworks(work, accountId);
    }

    /** The same, by a helper who has made sure who the person is: earlier wrong guesses no longer count. */
    public void reset(Work work, AccountId accountId) {
        removeSecondFactor(work, accountId);
        guesses.clear(work, accountId, Secret.CODE);
        guesses.clear(work, accountId, Secret.PASSWORD);
    }
}
