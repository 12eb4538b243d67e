package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which contents of a form are kept, and which are not. */
@NullUnmarked
class FormReadingTest {

    private final KeptFormFixture form = new KeptFormFixture();
    private final Clinic clinic = form.clinic;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "j_password",
                "newPass",
                "user_pass",
                "pwd2",
                "PIN",
                "cardPin",
                "client_secret",
                "code",
                "otp",
                "form:verificationCode",
                "kennwort",
                "passwort",
                "senha",
                "mot-de-passe",
                "contrase%C3%B1a",
                "mdp",
                "f%5Bpassword%5D",
                "PASSWD1"
            })
    void formsThatLookLikeASecretAreNotKept(String name) throws Exception {
        form.keptAndVerified("text=a&" + name + "=hunter2");

        assertThat(form.kept().body()).isNull();
        assertThat(form.page().body())
                .contains("data-page=\"form-lost\"", "href=\"/clinic/notes/7/edit?x=1\"")
                .doesNotContain("hunter2", "value=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_csrf",
                "csrf_token",
                "csrfToken",
                "__RequestVerificationToken",
                "jakarta.faces.ViewState",
                "org.apache.struts.taglib.html.TOKEN",
                "postalCode",
                "zip_code",
                "countryCode",
                "passenger",
                "passport",
                "shipping",
                "opinion",
                "country",
                "OWASP_CSRFTOKEN"
            })
    void ordinaryFieldsAndTokensOfTheApplicationSurvive(String name) throws Exception {
        form.keptAndVerified(name + "=v");
        assertThat(form.page().body()).contains("name=\"" + name + "\" value=\"v\"");
    }

    @Test
    void isKeptUpToALimitOfSizeAndFields() throws Exception {
        assertThat(read("a=" + "x".repeat(64 * 1024 - 1))).isNotNull();
        assertThat(read("a=" + "x".repeat(64 * 1024))).isNull();
        assertThat(read("a=" + "%20".repeat(64 * 1024))).isNull();
        assertThat(read("a=1&".repeat(1000))).isNotNull();
        assertThat(read("a=1&".repeat(1001))).isNull();
        assertThat(read("a=" + "x".repeat(1_000_000))).isNull();
    }

    @Test
    void aFormThatCannotBeRestoredExactlyIsNotKept() {
        assertThat(read("a=%")).isNull();
        assertThat(read("a=%zz")).isNull();
        assertThat(read("a=%00")).isNull();
        assertThat(read("")).isNull();
        FakeRequest consumed = form.note("text=a");
        consumed.body = new byte[0];
        assertThat(FormReading.of(consumed.http)).isNull();
        FakeRequest cutOff = form.note("text=ab");
        cutOff.body = "text=a".getBytes(StandardCharsets.US_ASCII);
        assertThat(FormReading.of(cutOff.http)).isNull();
        FakeRequest plain = form.note("text=a");
        plain.contentType = "text/plain";
        assertThat(FormReading.of(plain.http)).isNull();
    }

    @Test
    void anOldPageGetsItsBytesBack() throws Exception {
        form.keptAndVerified("text=M%FCller");
        assertThat(form.page().body()).contains("accept-charset=\"windows-1252\"", "value=\"M&#252;ller\"");
    }

    @Test
    void keepsTextPartsAndSaysThatFilesAreLost() throws Exception {
        form.trustEnds();
        clinic.visit(form.note("").part("text", null, "two\r\nlines").part("scan", "x.pdf", "%PDF"));
        form.verified();

        assertThat(form.page().body())
                .contains("enctype=\"multipart/form-data\"", "value=\"two&#13;&#10;lines\"", "Files were not kept")
                .doesNotContain("%PDF", "scan");
    }

    @Test
    void theTextPartsOfAnOldPageGetTheirBytesBack() throws Exception {
        form.trustEnds();
        form.clinic.visit(form.note("").latin1Part("text", "M\u00fcller").latin1Part("city", "K\u00f6ln"));
        form.verified();

        assertThat(form.page().body())
                .contains("accept-charset=\"windows-1252\"", "value=\"M&#252;ller\"", "value=\"K&#246;ln\"");
    }

    @Test
    void partsOfAnOldPageWhoseNamesTheContainerMayHaveMisreadAreNotKept() {
        assertThat(FormReading.of(form.note("").latin1Part("stra\u00dfe", "M\u00fcller").http))
                .isNull();
    }

    @Test
    void largeUploadsAreNotRead() {
        FakeRequest request = form.note("").part("text", null, "a");
        request.contentLength = 10_000_001;
        assertThat(FormReading.of(request.http)).isNull();
    }

    private static KeptForm.FormBody read(String body) {
        return FormReading.of(FakeRequest.form("/notes/7").body(body).http);
    }
}
