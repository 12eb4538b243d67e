package io.github.countersign.visit;

import io.github.countersign.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in is held: its name is another spelling of one that is set up, and may be somebody else's.
 *
 * @param twin the account that is set up; null if they are two people for certain, so that nothing can be proved
 */
public record Hold(@Nullable AccountId twin) {}
