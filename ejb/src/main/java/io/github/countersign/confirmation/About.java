package io.github.countersign.confirmation;

import io.github.countersign.account.AccountId;
import java.io.Serializable;

/**
 * The change to confirm.
 *
 * @param target the account to change: the visitor's own, or somebody else's
 */
public record About(Action action, AccountId target) implements Serializable {}
