package io.github.countersign.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links between the Markdown files lead to files and headings that exist. */
class GuideLinksTest {

    private static final Path ROOT =
            Path.of(System.getProperty("countersign.root")).toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

    @Test
    void leadSomewhere() throws IOException {
        List<Path> guides = guides();
        assertThat(guides).contains(ROOT.resolve("README.md"));

        List<String> broken = new ArrayList<>();
        for (Path guide : guides) {
            Matcher links = LINK.matcher(prose(guide).replaceAll("`[^`\n]*`", ""));
            while (links.find()) {
                if (!leadsSomewhere(guide, links.group(1))) {
                    broken.add(ROOT.relativize(guide) + " -> " + links.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path guide, String link) throws IOException {
        if (link.contains(":")) {
            return true; // another host; nothing here asks the network
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? guide : guide.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The anchors that repository hosts give headings: lower case, hyphens for spaces, without punctuation. */
    private static Set<String> anchors(Path guide) throws IOException {
        return HEADING.matcher(prose(guide))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).strip())
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** A guide without its blocks of code, in which brackets and hashes mean something else. */
    private static String prose(Path guide) throws IOException {
        return Files.readString(guide).replaceAll("(?ms)^ *```.*?^ *```", "");
    }

    private static List<Path> guides() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean ours = folder.equals(ROOT)
                        || !NOT_OURS.contains(folder.getFileName().toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
