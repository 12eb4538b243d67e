package io.github.countersign.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    private static final Pattern PROPERTY = Pattern.compile("(--[a-z-]+): (#[0-9a-f]{6});");

    /** Black, the darkest of every hue that white can be read on, our own, and a few that practices have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#000000", "#767676", "#0b5563", "#0b5c5c", "#e60000", "#00823b", "#0000ff", "#8b008b", "#a05a00",
                "#7a6a00", "#2e7d32", "#c2185b", "#00008b", "#1b1b3a"
            })
    void everythingStaysReadable(String own) throws IOException {
        assertThat(Colour.WHITE.isReadableOn(Colour.of(own))).isTrue();
        String sheet = Palette.styleSheet(Colour.of(own));
        String plain = Files.readString(Path.of("src/main/webapp/assets/countersign.css"));
        for (int scheme : new int[] {0, 1}) {
            Map<String, Colour> colours = properties(plain, scheme);
            colours.putAll(properties(sheet, scheme));
            for (String background : new String[] {"--page", "--sheet", "--tint"}) {
                for (String text : new String[] {"--brand", "--brand-strong", "--ink"}) {
                    assertReadable(colours, text, background);
                }
            }
            assertReadable(colours, "--on-brand", "--brand");
            assertReadable(colours, "--on-brand", "--brand-strong");
        }
    }

    @Test
    void aColourThatIsDarkEnoughIsUsedAsItIs() {
        assertThat(Palette.styleSheet(Colour.of("#0b5c5c")))
                .startsWith(":root { --brand: #0b5c5c; --brand-strong: ")
                .contains("@media (prefers-color-scheme: dark) { :root { --brand: ");
    }

    @Test
    void knowsTheBackgroundsOfTheStyleSheet() throws IOException {
        String plain = Files.readString(Path.of("src/main/webapp/assets/countersign.css"));
        assertThat(properties(plain, 0))
                .containsEntry("--page", Palette.LIGHT_PAGE)
                .containsEntry("--sheet", Palette.LIGHT_SHEET);
        assertThat(properties(plain, 1))
                .containsEntry("--page", Palette.DARK_PAGE)
                .containsEntry("--sheet", Palette.DARK_SHEET);
    }

    @Test
    void setsNothingThatTheStyleSheetDoesNotUse() throws IOException {
        String plain = Files.readString(Path.of("src/main/webapp/assets/countersign.css"));
        String sheet = Palette.styleSheet(Colour.of("#0b5c5c"));
        assertThat(properties(plain, 0))
                .containsKeys(properties(sheet, 0).keySet().toArray(String[]::new));
    }

    private static void assertReadable(Map<String, Colour> colours, String text, String background) {
        Colour ink = colours.get(text);
        Colour paper = colours.get(background);
        assertThat(ink.contrastWith(paper))
                .as(text + " " + ink + " on " + background + " " + paper)
                .isGreaterThanOrEqualTo(4.5);
    }

    /** The properties of the light (0) or the dark (1) scheme. */
    private static Map<String, Colour> properties(String sheet, int scheme) {
        String[] schemes = sheet.split("prefers-color-scheme: dark", 2);
        Map<String, Colour> properties = new LinkedHashMap<>();
        Matcher matcher = PROPERTY.matcher(schemes[scheme].replaceAll("(?s)\\.logo.*", ""));
        while (matcher.find()) {
            properties.put(matcher.group(1), Colour.of(matcher.group(2)));
        }
        return properties;
    }
}
