package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SentFormTest {

    @Test
    void aFormThatTheContainerCannotReadIsNotAFailure() {
        assertThat(SentForm.isReadable(request(Map::of))).isTrue();
        assertThat(SentForm.isReadable(request(() -> {
                    throw new IllegalStateException("too many parameters");
                })))
                .isFalse();
    }

    @Test
    void aFormForAnotherRenderKitIsNotOurs() {
        Map<String, String[]> parameters = Map.of("jakarta.faces.RenderKitId", new String[] {"NONE"});
        assertThat(SentForm.isReadable(request(() -> parameters))).isFalse();
    }

    private static HttpServletRequest request(Supplier<Map<String, String[]>> parameters) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                SentFormTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> parameters.get());
    }
}
