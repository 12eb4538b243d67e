package io.github.countersign.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetServletTest {

    private static final Path WEB_APPLICATION = Path.of("src/main/webapp");

    private final AssetServlet servlet = new AssetServlet();
    private final Map<String, String> answer = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws Exception {
        ServletContext context = proxy(ServletContext.class, (proxy, called, arguments) -> {
            assertThat(called.getName()).isEqualTo("getResourceAsStream");
            return new ByteArrayInputStream(file((String) arguments[0]));
        });
        servlet.init(proxy(
                ServletConfig.class,
                (proxy, called, arguments) -> called.getName().equals("getServletContext") ? context : null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5"})
    void compressesForABrowserThatAcceptsIt(String accepted) throws IOException {
        get("/assets/countersign.css", accepted);
        assertThat(answer)
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Vary", "Accept-Encoding")
                .containsEntry("type", "text/css;charset=UTF-8")
                .containsEntry("length", Integer.toString(body.size()));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(file("/assets/countersign.css"));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "br, gzip; q=0.0, identity"})
    void sendsItUncompressedToAnyOther(@Nullable String accepted) throws IOException {
        get("/assets/countersign.js", accepted);
        assertThat(answer)
                .doesNotContainKey("Content-Encoding")
                .containsEntry("Vary", "Accept-Encoding")
                .containsEntry("type", "text/javascript;charset=UTF-8");
        assertThat(body.toByteArray()).isEqualTo(file("/assets/countersign.js"));
    }

    @Test
    void hasEveryFileOfTheFolder() throws IOException {
        try (var files = Files.list(WEB_APPLICATION.resolve("assets"))) {
            assertThat(files.map(file -> "/assets/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(Assets.paths())
                    .allMatch(Assets::isOne);
        }
    }

    @Test
    void isMappedToEveryOne() throws IOException {
        String descriptor = Files.readString(WEB_APPLICATION.resolve("WEB-INF/web.xml"));
        assertThat(Assets.paths())
                .allSatisfy(path -> assertThat(descriptor).contains("<url-pattern>" + path + "</url-pattern>"));
    }

    private void get(String path, @Nullable String accepted) throws IOException {
        servlet.doGet(
                proxy(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
                    case "getServletPath" -> path;
                    case "getHeader" -> {
                        assertThat(arguments[0]).isEqualTo("Accept-Encoding");
                        yield accepted;
                    }
                    default -> throw new UnsupportedOperationException(called.getName());
                }),
                proxy(HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
                    case "setHeader" -> answer.put((String) arguments[0], (String) arguments[1]);
                    case "setContentType" -> answer.put("type", (String) arguments[0]);
                    case "setContentLength" -> answer.put("length", arguments[0].toString());
                    case "getOutputStream" -> new Body();
                    default -> throw new UnsupportedOperationException(called.getName());
                }));
    }

    private static byte[] file(String path) {
        try {
            return Files.readAllBytes(WEB_APPLICATION.resolve(path.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Body extends ServletOutputStream {

        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
