package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a form is kept, and what is not fit to be. */
@NullUnmarked
class FormReadingTest {

    private final Clinic clinic = new Clinic();

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
        keptAndVerified("text=a&" + name + "=hunter2");

        assertThat(kept().body()).isNull();
        assertThat(formPage().body())
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
        keptAndVerified(name + "=v");
        assertThat(formPage().body()).contains("name=\"" + name + "\" value=\"v\"");
    }

    @Test
    void isKeptUpToItsSizeAndNumberOfFields() throws Exception {
        assertThat(read("a=" + "x".repeat(64 * 1024 - 1))).isNotNull();
        assertThat(read("a=" + "x".repeat(64 * 1024))).isNull();
        assertThat(read("a=" + "%20".repeat(64 * 1024))).isNull();
        assertThat(read("a=1&".repeat(1000))).isNotNull();
        assertThat(read("a=1&".repeat(1001))).isNull();
        assertThat(read("a=" + "x".repeat(1_000_000))).isNull();
    }

    @Test
    void whatCannotBeGivenBackAsItWasIsNotKept() {
        assertThat(read("a=%")).isNull();
        assertThat(read("a=%zz")).isNull();
        assertThat(read("a=%00")).isNull();
        assertThat(read("")).isNull();
        FakeRequest consumed = note("text=a");
        consumed.body = new byte[0];
        assertThat(FormReading.of(consumed.http)).isNull();
        FakeRequest cutOff = note("text=ab");
        cutOff.body = "text=a".getBytes(StandardCharsets.US_ASCII);
        assertThat(FormReading.of(cutOff.http)).isNull();
        FakeRequest plain = note("text=a");
        plain.contentType = "text/plain";
        assertThat(FormReading.of(plain.http)).isNull();
    }

    @Test
    void anOldPageGetsItsBytesBack() throws Exception {
        keptAndVerified("text=M%FCller");
        assertThat(formPage().body()).contains("accept-charset=\"windows-1252\"", "value=\"M&#252;ller\"");
    }

    @Test
    void textPartsAreKeptAndFilesAreSaidToBeLost() throws Exception {
        trustEnds();
        clinic.visit(note("").part("text", null, "two\r\nlines").part("scan", "x.pdf", "%PDF"));
        verified();

        assertThat(formPage().body())
                .contains("enctype=\"multipart/form-data\"", "value=\"two&#13;&#10;lines\"", "Files were not kept")
                .doesNotContain("%PDF", "scan");
    }

    @Test
    void theTextPartsOfAnOldPageGetTheirBytesBack() throws Exception {
        trustEnds();
        clinic.visit(note("").part("text", null, "M\u00fcller")
                .part("city", null, "K\u00f6ln")
                .inLatin1());
        verified();

        assertThat(formPage().body())
                .contains("accept-charset=\"windows-1252\"", "value=\"M&#252;ller\"", "value=\"K&#246;ln\"");
    }

    @Test
    void partsOfAnOldPageWhoseNamesTheContainerMayHaveMisreadAreNotKept() {
        assertThat(FormReading.of(
                        note("").part("stra\u00dfe", null, "M\u00fcller").inLatin1().http))
                .isNull();
    }

    @Test
    void largeUploadsAreNotRead() {
        FakeRequest request = note("").part("text", null, "a");
        request.contentLength = 10_000_001;
        assertThat(FormReading.of(request.http)).isNull();
    }

    private static KeptForm.FormBody read(String body) {
        return FormReading.of(FakeRequest.form("/notes/7").body(body).http);
    }

    private void trustEnds() throws Exception {
        clinic.verified();
        clinic.gate.trusted = false;
        clinic.clock.pass(Duration.ofMinutes(2));
    }

    private void keptAndVerified(String body) throws Exception {
        trustEnds();
        clinic.visit(note(body));
        verified();
    }

    private FakeRequest note(String body) {
        return FakeRequest.form("/notes/7?tab=a")
                .as("olivia")
                .in(clinic.session)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", "https://clinic.example")
                .header("Referer", "https://clinic.example/clinic/notes/7/edit?x=1")
                .body(body);
    }

    private FakeResponse verified() throws Exception {
        SigningInVisit pending = SigningInVisit.in(clinic.session.http);
        clinic.gate.trusted = true;
        return clinic.visit(clinic.comesBack(pending, new Return(FakeGate.TRUST, Decision.WITH_THE_SESSION, null)));
    }

    private FakeResponse formPage() throws Exception {
        return clinic.visit(FakeRequest.page("/second-factor/form").as("olivia").in(clinic.session));
    }

    private KeptForm kept() {
        return KeptForm.in(clinic.session.http);
    }
}
