package io.github.countersign.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.settings.SettingsReader;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandServletTest {

    @TempDir
    Path data;

    private final Map<String, String> answer = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void aLogoThatIsOpenedByItselfRunsNothing() throws IOException {
        Files.writeString(data.resolve("logo.svg"), "<svg onload=\"alert(1)\"/>");
        get("/assets/logo", Map.of("countersign.logo", "logo.svg"));
        assertThat(answer)
                .containsEntry("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .containsEntry("type", "image/svg+xml")
                .containsEntry("length", "24");
        assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo("<svg onload=\"alert(1)\"/>");
    }

    @Test
    void theStyleSheetKeepsTheRulesOfThePages() throws IOException {
        get("/assets/brand.css", Map.of("countersign.colour", "#0b5c5c"));
        assertThat(answer).containsEntry("type", "text/css;charset=UTF-8").doesNotContainKey("Content-Security-Policy");
        assertThat(body.toString(StandardCharsets.UTF_8)).startsWith(":root { --brand: #0b5c5c;");
    }

    @Test
    void areNotFoundWithoutTheirSettings() throws IOException {
        get("/assets/brand.css", Map.of());
        assertThat(answer).containsOnly(Map.entry("error", "404"));
        get("/assets/logo", Map.of("countersign.colour", "#0b5c5c"));
        assertThat(answer).containsOnly(Map.entry("error", "404"));
    }

    @Test
    void bothAreAssetsThatBrowsersMayKeep() {
        assertThat(Assets.isVersioned("/assets/brand.css", "v=1")).isTrue();
        assertThat(Assets.isVersioned("/assets/logo", "v=1")).isTrue();
        assertThat(Assets.isVersioned("/assets/logo", null)).isFalse();
        assertThat(Assets.isOne("/assets/logo.svg")).isFalse();
    }

    private void get(String path, Map<String, String> settings) throws IOException {
        BrandServlet servlet = new BrandServlet();
        servlet.brand = new Brand();
        servlet.brand.read(new SettingsReader(settings::get), () -> data);
        servlet.init();
        servlet.doGet(request(path), response());
    }

    private static HttpServletRequest request(String path) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                BrandServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> {
                    assertThat(called.getName()).isEqualTo("getServletPath");
                    return path;
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                BrandServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "setHeader" -> answer.put((String) arguments[0], (String) arguments[1]);
                    case "setContentType" -> answer.put("type", (String) arguments[0]);
                    case "setContentLength" -> answer.put("length", arguments[0].toString());
                    case "sendError" -> answer.put("error", arguments[0].toString());
                    case "getOutputStream" -> new Body();
                    default -> throw new UnsupportedOperationException(called.getName());
                });
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
