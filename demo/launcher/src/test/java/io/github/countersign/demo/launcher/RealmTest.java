package io.github.countersign.demo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {

    private final Path configuration;

    RealmTest(@TempDir Path configuration) {
        this.configuration = configuration;
    }

    @Test
    void writesTheFilesThatTheAddUserScriptWrites() throws IOException {
        Realm.of(List.of(new Person("sam", "staff", null))).writeTo(configuration);

        assertThat(configuration.resolve("application-users.properties"))
                .hasContent("sam=b7fc8a8c1853101061203e78804b83a4");
        assertThat(configuration.resolve("application-roles.properties")).hasContent("sam=staff");
    }
}
