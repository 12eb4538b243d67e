package io.github.countersign.demo.launcher;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in to the clinic.
 *
 * @param role also the name of the group in the server's realm
 * @param phone in E.164, for those who are set up before the demo starts
 */
public record Person(String name, String role, @Nullable Phone phone) {

    /** The password of everybody. */
    public static final String PASSWORD = "countersign";

    /** Everybody, in the order in which the demo introduces them. */
    public static final List<Person> ALL = List.of(
            new Person("olivia", "owner", null),
            new Person("marcus", "manager", null),
            new Person("sam", "staff", new Phone("+12025550143", Method.TEXT)),
            new Person("sofia", "staff", new Phone("+12025550144", Method.CALL)),
            new Person("casey", "client", null),
            new Person("chris", "client", null));

    /** How codes reach a phone. */
    public enum Method {
        TEXT,
        CALL
    }

    /** A phone that is set up, in E.164. */
    public record Phone(String number, Method method) {}

    /** The phone, of those who are set up before the demo starts. */
    public Optional<Phone> enrolledPhone() {
        return Optional.ofNullable(phone);
    }
}
