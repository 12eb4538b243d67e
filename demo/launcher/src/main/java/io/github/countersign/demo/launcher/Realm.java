package io.github.countersign.demo.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Writes people into the files of WildFly's {@code ApplicationRealm}, as its own add-user script does. */
record Realm(List<Person> people) {

    static Realm of(List<Person> people) {
        return new Realm(List.copyOf(people));
    }

    void writeTo(Path configuration) throws IOException {
        StringBuilder users = new StringBuilder();
        StringBuilder roles = new StringBuilder();
        for (Person person : people) {
            users.append(person.name()).append('=').append(hash(person.name())).append('\n');
            roles.append(person.name()).append('=').append(person.role()).append('\n');
        }
        Files.writeString(configuration.resolve("application-users.properties"), users);
        Files.writeString(configuration.resolve("application-roles.properties"), roles);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((name + ":ApplicationRealm:" + Person.PASSWORD).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
