package io.github.countersign.demo.telephone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The messages that arrived lately, newest first. It keeps a limited number of messages and forgets the oldest. Safe for use by many
 * threads.
 */
final class Telephone {

    private static final int REMEMBERED = 200;

    private final Deque<Message> messages = new ArrayDeque<>();

    synchronized void deliver(Message message) {
        messages.addFirst(message);
        if (messages.size() > REMEMBERED) {
            messages.removeLast();
        }
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> messagesTo(PhoneNumber number) {
        return messages().stream()
                .filter(message -> message.to().equals(number))
                .toList();
    }
}
