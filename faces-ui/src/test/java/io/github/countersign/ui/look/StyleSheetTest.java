package io.github.countersign.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Right-to-left pages mirror left-to-right ones, because no rule says left or right. */
class StyleSheetTest {

    private static final Path ASSETS = Path.of("src/main/webapp/assets");
    private static final Pattern SIDE = Pattern.compile(
            "(?i)(?<![\\w-])(?:[a-z-]+-)?(?:left|right)(?:-[a-z-]+)?\\s*:" // left:, margin-left:, border-left-color:
                    + "|:[^;{}]*(?<![\\w-])(?:left|right)(?![\\w-])[^;{}]*[;}]"); // text-align: left
    private static final Pattern FOUR_SIDES = Pattern.compile(
            "(?:margin|padding|border-width|inset)\\s*:\\s*([^\\s;}]+)\\s+([^\\s;}]+)\\s+([^\\s;}]+)\\s+([^\\s;}]+)\\s*[;}]");

    @Test
    void noRuleSaysLeftOrRight() throws IOException {
        for (Path sheet : sheets()) {
            assertThat(withoutComments(sheet)).as(sheet.toString()).doesNotContainPattern(SIDE);
        }
    }

    @Test
    void noShorthandGivesTheSidesDifferentWidths() throws IOException {
        for (Path sheet : sheets()) {
            FOUR_SIDES
                    .matcher(withoutComments(sheet))
                    .results()
                    .forEach(found ->
                            assertThat(found.group(2)).as(found.group()).isEqualTo(found.group(4)));
        }
    }

    @Test
    void thePatternFindsWhatItShould() {
        for (String rule : List.of(
                "a { margin-left: 1px; }",
                "a{left:0}",
                "a { text-align: right; }",
                "a { float: left }",
                "a { border-right-color: red; }")) {
            assertThat(rule).containsPattern(SIDE);
        }
        for (String rule :
                List.of("a { margin-inline-start: 1px; }", ".left-over { color: red; }", "a { text-align: start; }")) {
            assertThat(rule).doesNotContainPattern(SIDE);
        }
    }

    private static List<Path> sheets() throws IOException {
        try (Stream<Path> files = Files.list(ASSETS)) {
            List<Path> sheets =
                    files.filter(file -> file.toString().endsWith(".css")).toList();
            assertThat(sheets).isNotEmpty();
            return sheets;
        }
    }

    private static String withoutComments(Path sheet) throws IOException {
        return Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "");
    }
}
