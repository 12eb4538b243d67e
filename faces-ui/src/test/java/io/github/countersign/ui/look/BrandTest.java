package io.github.countersign.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.settings.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    private static final byte[] WEBP = {'R', 'I', 'F', 'F', 1, 0, 0, 0, 'W', 'E', 'B', 'P'};

    @TempDir
    Path data;

    @Test
    void asksForNothingMoreWithoutTheSettings() {
        Brand brand = brand(Map.of());
        assertThat(brand.problems()).isEmpty();
        assertThat(brand.getStyleSheetPath()).isEmpty();
        assertThat(brand.getLogoPath()).isEmpty();
        assertThat(brand.styleSheet()).isEmpty();
        assertThat(brand.logo()).isEmpty();
        assertThat(brand(Map.of("countersign.colour", " ")).problems()).isEmpty();
    }

    @Test
    void putsTheColourIn() {
        Brand brand = brand(Map.of("countersign.colour", " #0B5C5C "));
        assertThat(brand.problems()).isEmpty();
        assertThat(brand.styleSheet().orElseThrow()).contains("--brand: #0b5c5c;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "teal | not such a colour",
                "#0b5 | not such a colour",
                "#ffcc00 | white text on it has 1.5:1",
                "#777777 | white text on it has 4.4:1",
            })
    void reportsAndLeavesOutAColourThatCannotBeUsed(String value, String why) {
        Brand brand = brand(Map.of("countersign.colour", value));
        assertThat(brand.styleSheet()).isEmpty();
        assertThat(brand.problems())
                .containsExactly("countersign.colour is \"" + value + "\" (" + why
                        + "); accepted is a colour of six hexadecimal digits on which white text has a contrast of 4.5:1 or"
                        + " more, such as #0b5c5c");
    }

    @Test
    void findsTheLogoInTheDataDirectoryOrAnywhere() throws IOException {
        Path file = Files.writeString(data.resolve("Logo.SVG"), SVG);
        for (String value : new String[] {"Logo.SVG", file.toString()}) {
            Brand brand = brand(Map.of("countersign.logo", value));
            assertThat(brand.problems()).isEmpty();
            assertThat(brand.logo().orElseThrow().type()).isEqualTo("image/svg+xml");
            assertThat(brand.logo().orElseThrow().content())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(SVG);
        }
    }

    @Test
    void takesThreeKindsOfPictures() throws IOException {
        Files.write(data.resolve("logo.png"), PNG);
        Files.write(data.resolve("logo.webp"), WEBP);
        Files.writeString(data.resolve("logo.svg"), "\ufeff<?xml version=\"1.0\"?>\n<!-- by us -->\n" + SVG);
        assertThat(logo("logo.png").type()).isEqualTo("image/png");
        assertThat(logo("logo.webp").type()).isEqualTo("image/webp");
        assertThat(logo("logo.svg").type()).isEqualTo("image/svg+xml");
    }

    @Test
    void takesPicturesOf200KilobytesAndNoLarger() throws IOException {
        Files.writeString(data.resolve("logo.svg"), SVG + " ".repeat(200 * 1024 - SVG.length()));
        assertThat(logo("logo.svg").content()).hasSize(200 * 1024);
        Files.writeString(data.resolve("logo.svg"), SVG + " ".repeat(200 * 1024 - SVG.length() + 1));
        assertThat(problem("logo.svg")).contains("(the file is larger)");
    }

    @Test
    void neverShowsAFileThatIsNotAPicture() throws IOException {
        Files.writeString(data.resolve("server.key"), "k".repeat(43));
        Files.writeString(data.resolve("key.svg"), "k".repeat(43));
        Files.writeString(data.resolve("page.svg"), "<html><svg></svg></html>");
        Files.writeString(data.resolve("svg.png"), SVG);
        Files.write(data.resolve("png.webp"), PNG);
        Files.createDirectory(data.resolve("folder.svg"));
        assertThat(problem("server.key")).contains("(its name has another ending)");
        for (String name : new String[] {"key.svg", "page.svg", "svg.png", "png.webp"}) {
            assertThat(problem(name)).contains("(what is in the file is something else)");
        }
        assertThat(problem("folder.svg")).contains("(there is no file ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.svg", "../logo.svg", "pictures/logo.svg", "..", "a\0.svg"})
    void reportsAndLeavesOutAFileThatCannotBeFound(String value) {
        assertThat(problem(value))
                .startsWith("countersign.logo is \"" + value + "\" (")
                .endsWith("); accepted is the name of a file in the data directory, or the absolute path of one: .svg,"
                        + " .png or .webp, at most 200 KB");
    }

    @Test
    void aServerWithoutADataDirectoryKeepsThePagesGoing() {
        Brand brand = new Brand();
        brand.read(new SettingsReader(name -> name.endsWith("logo") ? "logo.svg" : "#0b5c5c"), () -> {
            throw new IllegalStateException("no data directory");
        });
        assertThat(brand.styleSheet()).isPresent();
        assertThat(brand.problems()).singleElement().asString().contains("(no data directory)");
    }

    private Logo logo(String value) {
        Brand brand = brand(Map.of("countersign.logo", value));
        assertThat(brand.problems()).isEmpty();
        return brand.logo().orElseThrow();
    }

    private String problem(String value) {
        Brand brand = brand(Map.of("countersign.logo", value));
        assertThat(brand.logo()).isEmpty();
        assertThat(brand.problems()).hasSize(1);
        return brand.problems().get(0);
    }

    private Brand brand(Map<String, String> settings) {
        Brand brand = new Brand();
        brand.read(new SettingsReader(settings::get), () -> data);
        return brand;
    }
}
