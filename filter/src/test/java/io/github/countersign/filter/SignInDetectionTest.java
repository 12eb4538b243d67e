package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class SignInDetectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app><login-config><auth-method>FORM</auth-method></login-config></web-app>",
                "<j:web-app><j:login-config id=\"x\">\n <j:auth-method> BASIC </j:auth-method></j:login-config></j:web-app>",
                "<web-app><login-config><realm-name>r</realm-name><auth-method>OIDC</auth-method></login-config></web-app>"
            })
    void findsALoginConfig(String webXml) {
        assertThat(SignInDetection.declaresLogin(webXml)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app/>",
                "<web-app><!-- <login-config><auth-method>FORM</auth-method></login-config> --></web-app>",
                "<web-app><login-config><realm-name>r</realm-name></login-config><auth-method>FORM</auth-method></web-app>",
                "<web-app><login-config><auth-method></auth-method></login-config></web-app>",
                "<web-app><login-config><auth-method>NONE</auth-method></login-config></web-app>"
            })
    void isNotFooledByLess(String webXml) {
        assertThat(SignInDetection.declaresLogin(webXml)).isFalse();
    }

    @Test
    void anApplicationWithoutDescriptorHasNone() {
        FakeContext context = new FakeContext();
        context.webXml = null;

        assertThat(SignInDetection.foundIn(context.http)).isFalse();
    }
}
