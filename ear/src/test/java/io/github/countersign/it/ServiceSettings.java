package io.github.countersign.it;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The service's settings file on the server, as an administrator would write it. */
final class ServiceSettings {

    private final Properties properties = new Properties();

    private ServiceSettings() {}

    static ServiceSettings complete() {
        ServiceSettings settings = new ServiceSettings();
        settings.properties.setProperty("countersign.practice-name", "Riverside Clinic");
        settings.properties.setProperty("countersign.public-origin", ServerUnderTest.BASE.toString());
        settings.properties.setProperty("countersign.default-policy", "staff");
        settings.properties.setProperty("countersign.twilio.account-sid", "ACc000000000000000000000000000de30");
        settings.properties.setProperty("countersign.twilio.auth-token", "countersign-demo");
        settings.properties.setProperty("countersign.twilio.from", "+15005550006");
        settings.properties.setProperty("countersign.twilio.base-address", ServerUnderTest.BASE + "/phone");
        // One person's tests follow each other faster than people do, and all come from one address.
        settings.properties.setProperty("countersign.send.interval", "PT0.01S");
        settings.properties.setProperty("countersign.send.per-10-minutes", "100");
        settings.properties.setProperty("countersign.send.per-new-number-and-hour", "1000");
        settings.properties.setProperty("countersign.send.per-address-and-hour", "1000");
        return settings;
    }

    ServiceSettings without(String name) {
        properties.remove(name);
        return this;
    }

    ServiceSettings with(String name, String value) {
        properties.setProperty(name, value);
        return this;
    }

    Properties properties() {
        return properties;
    }

    void write() throws IOException {
        Path file = ServerUnderTest.dataDirectory().resolve("countersign.properties");
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "written by the tests");
        }
    }
}
