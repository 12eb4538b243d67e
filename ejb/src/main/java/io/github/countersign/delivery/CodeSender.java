package io.github.countersign.delivery;

/**
 * Sends codes and notices to phones. Implementations are safe for use by many threads, block until the provider answers or a short time has
 * passed, and never send a message twice.
 */
public interface CodeSender {

    /** Sends the message, once. The result tells every outcome; an exception is a bug in the program. */
    Delivery send(CodeMessage message);

    /** Sends a notice, once, in the same way. */
    Delivery tell(Notice notice);

    /**
     * Asks what became of a message. It tells of every failure to find out as {@link Fate.Open}.
     *
     * @param providerId from {@link Delivery.Accepted}
     */
    Fate fate(String providerId, Channel channel);
}
