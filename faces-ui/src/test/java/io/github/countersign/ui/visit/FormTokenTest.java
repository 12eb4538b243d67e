package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.visit.VisitId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokenTest {

    private static final Path VIEWS = Path.of("src/main/webapp");

    private final FormToken token = new FormToken("cookie", new VisitId(7));

    @Test
    void isInAFormOfTheSameVisitWhicheverNodeMadeIt() {
        assertThat(token.isIn(form(new FormToken("cookie", new VisitId(7)).value(), "stateless")))
                .isTrue();
    }

    @Test
    void isNotInAFormOfAnotherVisitOrBrowser() {
        assertThat(token.isIn(form(new FormToken("cookie", new VisitId(8)).value(), "stateless")))
                .isFalse();
        assertThat(token.isIn(form(new FormToken("other cookie", new VisitId(7)).value(), "stateless")))
                .isFalse();
    }

    @Test
    void isNotInAFormThatSomebodyElseMade() {
        assertThat(token.isIn(form("", "stateless"))).isFalse();
        assertThat(token.isIn(form(token.value() + "x", "stateless"))).isFalse();
        assertThat(token.isIn(parameters(Map.of("jakarta.faces.ViewState", "stateless"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2", "garbage", "STATELESS", "stateless "})
    void comesWithNoViewState(String state) {
        assertThat(token.isIn(form(token.value(), state))).isFalse();
        assertThat(token.isIn(parameters(Map.of("csrf-token", token.value())))).isFalse();
    }

    @Test
    void saysNothingOfTheCookie() {
        assertThat(token.value()).hasSize(43).doesNotContain("cookie");
        assertThat(token).asString().doesNotContain(token.value());
    }

    @Test
    void isInEveryFormOfFaces() {
        assertThat(views())
                .isNotEmpty()
                .allSatisfy((view, text) -> assertThat(text.replaceAll("<h:form [^>]*>\\s*<c:token/>", ""))
                        .as(view)
                        .doesNotContain("<h:form"));
    }

    /** What a page keeps lies in a drawer. */
    @Test
    void standsForViewsThatAreNotKept() {
        Map<String, String> views = views();
        assertThat(views.values()).noneMatch(text -> text.contains("<f:view") && !text.contains("transient=\"true\""));
        List<String> pages = views.entrySet().stream()
                .filter(view -> !view.getKey().contains("WEB-INF"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(pages).hasSizeGreaterThan(10).allMatch(text -> text.contains("template=\"/WEB-INF/layout.xhtml\""));
    }

    private static Map<String, String> views() {
        try (Stream<Path> files = Files.walk(VIEWS)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .collect(Collectors.toMap(Path::toString, FormTokenTest::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServletRequest form(String token, String state) {
        return parameters(Map.of("csrf-token", token, "jakarta.faces.ViewState", state));
    }

    private static HttpServletRequest parameters(Map<String, String> parameters) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FormTokenTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> parameters.get((String) arguments[0]));
    }
}
