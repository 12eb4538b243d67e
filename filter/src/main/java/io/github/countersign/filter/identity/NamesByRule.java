package io.github.countersign.filter.identity;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.NameRule;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A resolver of the application, which knows nothing of the rule by which names compare. */
final class NamesByRule implements AccountResolver {

    private final AccountResolver resolver;
    private final NameRule names;

    NamesByRule(AccountResolver resolver, NameRule names) {
        this.resolver = resolver;
        this.names = names;
    }

    @Override
    public @Nullable Account resolve(HttpServletRequest request, String directory) {
        Account account = resolver.resolve(request, directory);
        return account == null ? null : account.comparedBy(names);
    }

    /** Asks who is signed in: the application's own answer may compare names by the default rule. */
    @Override
    public boolean isStill(HttpServletRequest request, Account account) {
        Account now = resolve(request, account.directory());
        return now != null && now.sameAs(account);
    }

    @Override
    public boolean isToldEverywhere() {
        return resolver.isToldEverywhere();
    }
}
