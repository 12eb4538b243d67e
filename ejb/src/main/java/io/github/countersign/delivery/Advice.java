package io.github.countersign.delivery;

/** What a person can do after a code could not be delivered. */
public enum Advice {
    /** The number does not exist or cannot get messages: check or change it. */
    NUMBER_NOT_VALID,
    /** A text cannot reach this number now: get a call instead. */
    OFFER_CALL,
    /** The person once answered STOP: text START to the practice's number, or get a call. */
    OPTED_OUT,
    /** The person can only try again later; also if the operator must act. */
    TRY_LATER
}
