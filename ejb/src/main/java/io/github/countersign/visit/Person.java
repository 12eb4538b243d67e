package io.github.countersign.visit;

import io.github.countersign.account.AccountId;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;

/**
 * The person who visits.
 *
 * @param displayName how to address the person
 * @param practice the current practice of the account
 * @param practiceName its name, as people know it
 */
public record Person(AccountId id, String displayName, Role role, PracticeId practice, String practiceName) {}
