package io.github.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Old metadata refuses people whose numbers are in a new range. */
@Tag("nightly")
class PhoneNumberMetadataTest {

    /** A new version comes out about every two weeks. */
    private static final Duration OLDEST = Duration.ofDays(92);

    @Test
    void isNotOlderThanThreeMonths() throws Exception {
        assertThat(built())
                .as("when libphonenumber was built: set libphonenumber.version to the newest one")
                .isAfter(Instant.now().minus(OLDEST));
    }

    /** Its build writes the time into the manifest. */
    private static Instant built() throws Exception {
        Path jar = Path.of(PhoneNumberUtil.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            return Instant.ofEpochMilli(
                    Long.parseLong(file.getManifest().getMainAttributes().getValue("Bnd-LastModified")));
        }
    }
}
