package io.github.countersign.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadOnlyRequestTest {

    private final HttpServletRequest look = new ReadOnlyRequest(request(Map.of(
            "step", new String[] {"method"},
            "jakarta.faces.ViewState", new String[] {"1:1"},
            "resend", new String[] {"Send it again"})));

    @Test
    void sendsNoForm() {
        assertThat(look.getParameter("jakarta.faces.ViewState")).isNull();
        assertThat(look.getParameterValues("resend")).isNull();
        assertThat(look.getParameterMap()).containsOnlyKeys("step");
        assertThat(Collections.list(look.getParameterNames())).containsExactly("step");
    }

    @Test
    void saysWhichStepToShow() {
        assertThat(look.getParameter("step")).isEqualTo("method");
        assertThat(look.getParameterValues("step")).containsExactly("method");
    }

    @Test
    void mayAskForNothing() {
        HttpServletRequest bare = new ReadOnlyRequest(request(Map.of()));
        assertThat(bare.getParameter("step")).isNull();
        assertThat(bare.getParameterMap()).isEmpty();
    }

    private static HttpServletRequest request(Map<String, String[]> parameters) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ReadOnlyRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals("getParameterMap")) {
                        return parameters;
                    }
                    String[] values = arguments == null ? null : parameters.get((String) arguments[0]);
                    return switch (called.getName()) {
                        case "getParameter" -> values == null ? null : values[0];
                        case "getParameterValues" -> values;
                        case "getParameterMap" -> parameters;
                        default -> throw new UnsupportedOperationException(called.getName());
                    };
                });
    }
}
