package io.github.countersign.demo.telephone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One phone on the page, with its messages, newest first. A bean for the page's expressions. */
public final class Handset {

    private final PhoneNumber number;
    private final String name;
    private final List<Bubble> bubbles;

    private Handset(PhoneNumber number, String name, List<Bubble> bubbles) {
        this.number = number;
        this.name = name;
        this.bubbles = bubbles;
    }

    /** The phones of the book in its order, then the others, the phones with the newest messages first. */
    static List<Handset> sideBySide(PhoneBook book, List<Message> newestFirst) {
        Map<PhoneNumber, List<Bubble>> byNumber = new LinkedHashMap<>();
        book.names().keySet().forEach(number -> byNumber.put(number, new ArrayList<>()));
        for (Message message : newestFirst) {
            byNumber.computeIfAbsent(message.to(), number -> new ArrayList<>()).add(new Bubble(message));
        }
        return byNumber.entrySet().stream()
                .map(entry -> new Handset(
                        entry.getKey(), book.nameOf(entry.getKey()).orElse(""), List.copyOf(entry.getValue())))
                .toList();
    }

    public String getId() {
        return "phone-" + number.e164().substring(1);
    }

    /** The owner's name; empty if the book does not know the phone. */
    public String getName() {
        return name;
    }

    public String getNumber() {
        return number.forReading();
    }

    public List<Bubble> getBubbles() {
        return bubbles;
    }
}
