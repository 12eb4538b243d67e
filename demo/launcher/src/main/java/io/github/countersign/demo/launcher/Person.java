package io.github.countersign.demo.launcher;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in to the clinic.
 *
 * @param role the role, which is also the name of the group in the server's realm
 * @param phone the phone in E.164, if the person is set up before the demo starts
 */
public record Person(String name, String role, @Nullable Phone phone) {

    /** Everybody's password. */
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

    /** A phone that is set up, in E.164 format. */
    public record Phone(String number, Method method) {}

    /** The phone, if the person is set up before the demo starts. */
    public Optional<Phone> enrolledPhone() {
        return Optional.ofNullable(phone);
    }
}
