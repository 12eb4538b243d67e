package io.github.countersign.filter;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in docs/write-your-own.md is complete: it compiles with what every application has, and the filter can use it. */
class WriteYourOwnTest {

    private static final Pattern JAVA = Pattern.compile("^```java\n(.*?)^```$", DOTALL | MULTILINE);
    private static final Pattern CLASS = Pattern.compile("^(?:public )?final class (\\w+)", MULTILINE);
    private static final String PACKAGE = "com.example.clinic.";

    @TempDir
    static Path classes;

    private static String page;
    private static URLClassLoader application;

    /** As Java 8, without a warning, with the filter and the Servlet API on the class path and nothing else. */
    @BeforeAll
    static void compileTheClassesOfThePage() throws IOException, URISyntaxException {
        page = Files.readString(Path.of("../docs/write-your-own.md"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "--release",
                "8",
                "-proc:none",
                "-Xlint:all,-options,-classfile",
                "-cp",
                classPath(),
                "-d",
                classes.toString());

        boolean compiled =
                compiler.getTask(said, null, null, options, null, sources()).call();

        assertThat(compiled).as(said.toString()).isTrue();
        assertThat(said.toString()).isEmpty();
        application = new URLClassLoader(new URL[] {classes.toUri().toURL()}, WriteYourOwnTest.class.getClassLoader());
    }

    @AfterAll
    static void closeTheApplication() throws IOException {
        application.close();
    }

    @Test
    void theFilterCanMakeTheResolverThatItNames() throws Exception {
        assertThat(made("countersign.account-resolver")).isInstanceOf(AccountResolver.class);
    }

    @Test
    void theFilterCanMakeTheVerifierThatItNames() throws Exception {
        assertThat(made("countersign.password-verifier")).isInstanceOf(PasswordVerifier.class);
    }

    @Test
    void itsVerifierTellsThePasswordFromAnother() throws Exception {
        PasswordVerifier verifier = (PasswordVerifier) made("countersign.password-verifier");
        HttpServletRequest request = FakeRequest.form("/second-factor/confirm-password").http;
        Account ana = Account.of("clinic", "ana").build();

        assertThat(verifier.verify(request, ana, "correct horse")).isTrue();
        assertThat(verifier.verify(request, ana, "correct house")).isFalse();
        assertThat(verifier.verify(request, Account.of("clinic", "eve").build(), "correct horse"))
                .isFalse();
    }

    private static Object made(String setting) throws Exception {
        Matcher named = Pattern.compile(
                        "<param-name>" + Pattern.quote(setting) + "</param-name>\\s*<param-value>(.*?)</param-value>")
                .matcher(page);
        assertThat(named.find()).as(setting).isTrue();
        return application.loadClass(named.group(1)).getConstructor().newInstance();
    }

    private static List<JavaFileObject> sources() {
        return JAVA.matcher(page).results().map(block -> source(block.group(1))).collect(Collectors.toList());
    }

    private static JavaFileObject source(String text) {
        Matcher type = CLASS.matcher(text);
        assertThat(type.find()).as(text).isTrue();
        String path = (PACKAGE + type.group(1)).replace('.', '/');
        return new SimpleJavaFileObject(URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static String classPath() throws URISyntaxException {
        return Stream.of(AccountResolver.class, Account.class, HttpServletRequest.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
