package io.github.countersign.it;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application in docs/write-your-own.md, taken from the page and compiled against the released jar. */
final class GuideApplication {

    static final String PASSWORD = "correct horse";

    private static final Pattern BLOCK = Pattern.compile("^```(java|xml)\n(.*?)^```$", DOTALL | MULTILINE);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?final class (\\w+)", MULTILINE);

    private GuideApplication() {}

    static WebArchive archive() {
        try {
            Path folder = Files.createDirectories(Path.of("target/write-your-own"));
            WebArchive archive = ShrinkWrap.create(WebArchive.class, "write-your-own.war")
                    .setWebXML(new StringAsset(blocks("xml").get(0)))
                    .addAsLibrary(Archives.filter());
            compile(folder);
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .forEach(file -> archive.addAsWebInfResource(
                                file.toFile(),
                                "classes/" + folder.relativize(file).toString()));
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path folder) throws IOException {
        StringWriter said = new StringWriter();
        URI servletApi = URI.create(HttpServletRequest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        String classPath = Archives.filter() + File.pathSeparator + Path.of(servletApi);
        List<String> options = List.of("--release", "8", "-proc:none", "-cp", classPath, "-d", folder.toString());
        List<Path> sources = new ArrayList<>();
        for (String source : blocks("java")) {
            sources.add(Files.writeString(folder.resolve(nameOf(source) + ".java"), source));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var files = manager.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(said, manager, null, options, null, files).call()) {
                throw new AssertionError(said);
            }
        }
    }

    private static String nameOf(String source) {
        return CLASS.matcher(source)
                .results()
                .map(type -> type.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("../docs/write-your-own.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }
}
