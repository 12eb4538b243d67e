package io.github.countersign.demo.telephone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The owners of the phones, for the page. The setting {@code countersign.demo.phones} (a system property) lists them:
 * {@code Sam=+12025550143, Sofia=+12025550144}; those phones are on the page before anything arrives.
 */
record PhoneBook(Map<PhoneNumber, String> names) {

    PhoneBook {
        names = new LinkedHashMap<>(names);
    }

    static PhoneBook fromSettings() {
        return parse(System.getProperty("countersign.demo.phones", ""));
    }

    static PhoneBook parse(String list) {
        Map<PhoneNumber, String> names = new LinkedHashMap<>();
        for (String entry : list.split(",", -1)) {
            if (!entry.isBlank()) {
                int equals = entry.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("countersign.demo.phones has '" + entry.strip()
                            + "': it lists names and numbers as in Sam=+12025550143");
                }
                names.put(
                        new PhoneNumber(entry.substring(equals + 1).strip()),
                        entry.substring(0, equals).strip());
            }
        }
        return new PhoneBook(names);
    }

    Optional<String> nameOf(PhoneNumber number) {
        return Optional.ofNullable(names.get(number));
    }
}
