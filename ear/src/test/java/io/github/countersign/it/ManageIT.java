package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People manage their second factor, with the password that the server's realm knows. */
@ExtendWith(ArquillianExtension.class)
class ManageIT {

    @Deployment(name = "countersign-manage", order = 1, testable = false)
    static EnterpriseArchive countersign() {
        return Archives.countersign();
    }

    @Deployment(name = "telephone-manage", order = 2, testable = false)
    static WebArchive telephone() {
        return Archives.telephone();
    }

    @Deployment(name = "clinic-manage", order = 3, testable = false)
    static WebArchive clinic() {
        return Archives.guardedClinic();
    }

    @Test
    void turnsItOffWithTheRightPasswordAlone() {
        String name = People.freshStaff();
        Browser browser = signedIn(name);
        Page account = browser.open("/clinic/second-factor/account");
        assertThat(account.name()).as(account.toString()).isEqualTo("account");
        Page password = browser.follow(account, "turn-off");
        assertThat(password.name()).as(password.toString()).isEqualTo("turn-off");
        assertThat(password.document()
                        .getElementById("password")
                        .closest("form")
                        .attr("action"))
                .as("the password goes to the application alone")
                .isEqualTo("/clinic/second-factor/confirm-password");

        Page wrong = browser.press(password, "continue", Map.of("password", People.PASSWORD + "x"));
        assertThat(wrong.name()).as(wrong.toString()).isEqualTo("turn-off");
        assertThat(wrong.document().select("[role=alert]").text()).contains("not your password");
        assertThat(wrong.document().getElementById("confirm")).isNull();

        Page confirm = browser.press(wrong, "continue", Map.of("password", People.PASSWORD));
        assertThat(confirm.document().getElementById("confirm"))
                .as(confirm.toString())
                .isNotNull();
        Page off = browser.press(confirm, "confirm", Map.of());

        assertThat(off.name()).as(off.toString()).isEqualTo("account");
        assertThat(off.document().getElementById("turn-on")).as(off.toString()).isNotNull();
        assertThat(browser.open("/clinic/dashboard").text())
                .as("the session in which it was turned off goes on")
                .contains(Clinic.SECRET);
        assertThat(Telephone.newest(People.phoneOf(name))).contains("turned off");
        assertThat(Clinic.signIn(new Browser(), name, "/clinic/dashboard").name())
                .as("the policy asks for it again")
                .isEqualTo("set-up-phone");
    }

    @Test
    void changesThePhoneOnceTheNewOneIsProved() {
        String name = People.freshStaff();
        Browser browser = signedIn(name);
        String newPhone = People.phoneOf(name).replace("+1202", "+1303");
        Page password = browser.follow(browser.open("/clinic/second-factor/account"), "change");
        assertThat(password.name()).as(password.toString()).isEqualTo("change-phone");
        Page phone = browser.press(password, "continue", Map.of("password", People.PASSWORD));
        assertThat(phone.name()).as(phone.toString()).isEqualTo("set-up-phone");
        Page method = browser.press(phone, "continue", Map.of("country", "US", "phone", newPhone));
        Page code = browser.press(method, "continue", Map.of("method", "sms"));
        assertThat(code.name()).as(code.toString()).isEqualTo("set-up-code");

        Page done = browser.press(code, "continue", Map.of("code", Telephone.newestCode(newPhone)));

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(Telephone.newest(People.phoneOf(name))).contains("was changed");
        assertThat(browser.open("/clinic/dashboard").text()).contains(Clinic.SECRET);
        Browser elsewhere = new Browser();
        Page verify = Clinic.signIn(elsewhere, name, "/clinic/dashboard");
        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");
        Page in = elsewhere.press(verify, "continue", Map.of("code", Telephone.newestCode(newPhone), "remember", "no"));
        assertThat(in.text()).as(in.toString()).contains(Clinic.SECRET);
    }

    @Test
    void tellsTheApplicationsScriptsWhoIsProtected() {
        Browser pending = new Browser();
        Clinic.signIn(pending, People.freshStaff(), "/clinic/dashboard");
        assertThat(pending.fetch("/clinic/second-factor/status").status()).isEqualTo(401);

        String name = People.freshStaff();
        Page status = signedIn(name).fetch("/clinic/second-factor/status");

        assertThat(status.status()).as(status.toString()).isEqualTo(200);
        String ending = People.phoneOf(name).substring(People.phoneOf(name).length() - 2);
        assertThat(status.text()).contains("\"enrolled\":true", "\"required\":true", ending);
        assertThat(status.text()).doesNotContain(People.phoneOf(name).substring(3));
    }

    @Test
    void anOwnerGivesABypassCodeThatIsTakenOnceAndReadsWhatHappened() {
        String name = Clinic.enrolledStaff();
        Browser owner = signedIn(People.OWNER);
        owner.open("/clinic/second-factor/people");
        Page people = owner.open("/countersign/people?search=" + name + "&filter=staff");
        assertThat(people.name()).as(people.toString()).isEqualTo("people");
        String person = people.document()
                .select("tbody a:containsOwn(" + name + ")")
                .first()
                .attr("href");
        Page overview = owner.open(person);
        assertThat(overview.text()).doesNotContain(People.phoneOf(name).substring(3));
        Page reason = owner.follow(overview, "give-bypass");
        Page password = owner.press(reason, "continue", Map.of("reason", "Phone is at home", "hours", "4"));
        Page confirm = owner.press(password, "continue", Map.of("password", People.PASSWORD));
        Page given = owner.press(confirm, "confirm", Map.of());
        String code = given.document().select("#given-bypass").text();
        assertThat(code.replace(" ", "")).as(given.toString()).hasSize(10);

        assertThat(bypassed(name, code).text()).contains(Clinic.SECRET);
        assertThat(bypassed(name, code).name()).as("once").isEqualTo("verify");

        Page policy = owner.open("/clinic/second-factor/policy");
        assertThat(policy.name()).as(policy.toString()).isEqualTo("policy");
        Page audit = owner.open("/countersign/audit?person=" + name);
        assertThat(audit.text()).contains("Phone is at home").doesNotContain(code.replace(" ", ""));
        Page download = owner.open("/countersign/audit.csv?person=" + name);
        assertThat(download.header("Content-Type")).contains("text/csv");
        assertThat(download.text()).contains("Phone is at home", People.OWNER);
    }

    private static Page bypassed(String name, String code) {
        Browser browser = new Browser();
        assertThat(Clinic.signIn(browser, name, "/clinic/dashboard").name()).isEqualTo("verify");
        Page page = browser.open("/countersign/verify?step=bypass");
        return browser.press(page, "continue", Map.of("bypass-code", code));
    }

    @Test
    void showsStaffNothingOfWhatOwnersSee() {
        Browser staff = signedIn(People.freshStaff());
        staff.open("/clinic/second-factor/account");

        for (String page : new String[] {"people", "person?id=1", "policy", "audit", "audit.csv"}) {
            Page refused = staff.open("/countersign/" + page);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
            assertThat(refused.name()).isEqualTo("not-allowed");
        }
    }

    private static Browser signedIn(String name) {
        Browser browser = new Browser();
        Page in = Clinic.setUp(browser, Clinic.signIn(browser, name, "/clinic/dashboard"), People.phoneOf(name), false);
        assertThat(in.text()).as(in.toString()).contains(Clinic.SECRET);
        return browser;
    }
}
