package io.github.countersign.delivery;

/**
 * Sends codes and notices to phones. Implementations are safe for use by many threads, block until the provider answered or a short
 * time is over, and never send a message twice.
 */
public interface CodeSender {

    /** Sends the message, once. Whatever becomes of it is in the result; an exception is a fault of the program. */
    Delivery send(CodeMessage message);

    /** Sends a notice, once, in the same way. */
    Delivery tell(Notice notice);
}
