package io.github.countersign.confirmation;

import io.github.countersign.account.AccountId;
import java.io.Serializable;

/**
 * What is to be changed.
 *
 * @param target whose account it is: the own one, or somebody else's
 */
public record About(Action action, AccountId target) implements Serializable {}
