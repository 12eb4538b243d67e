package io.github.countersign.filter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class SignInDetectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FORM                   | PASSWORD
            BASIC                  | PASSWORD
            DIGEST                 | PASSWORD
            BASIC?silent=true,FORM | PASSWORD
            CLIENT-CERT            | OTHER
            OIDC                   | OTHER
            SPNEGO                 | OTHER
            NONE                   | NONE
            """)
    void tellsWhetherALoginConfigAsksForAPassword(String method, SignIn found) {
        assertThat(SignInDetection.declaredBy(
                        "<j:web-app><j:login-config id=\"x\">\n<j:realm-name>r</j:realm-name><j:auth-method> " + method
                                + " </j:auth-method></j:login-config></j:web-app>"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<web-app/>",
                "<web-app><!-- <login-config><auth-method>FORM</auth-method></login-config> --></web-app>",
                "<web-app><login-config><realm-name>r</realm-name></login-config><auth-method>FORM</auth-method></web-app>",
                "<web-app><login-config><auth-method></auth-method></login-config></web-app>"
            })
    void isNotFooledByIncompleteDeclarations(String webXml) {
        assertThat(SignInDetection.declaredBy(webXml)).isEqualTo(SignIn.NONE);
    }

    @Test
    void anApplicationWithoutDescriptorHasNone() {
        FakeContext context = new FakeContext();
        context.webXml = null;

        assertThat(SignInDetection.in(context.http)).isEqualTo(SignIn.NONE);
    }
}
