package io.github.countersign.demo.telephone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What arrived lately, newest first. It remembers so many messages and forgets the oldest. Safe for many threads. */
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
