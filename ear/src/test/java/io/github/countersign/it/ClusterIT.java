package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Two nodes on one database, and a balancer that never gives two requests of the pages in a row to the same one: what one node began, the
 * other goes on with. In the second test, the node that answered last is killed after each step.
 */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
class ClusterIT {

    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    /** What happens between two steps. */
    private interface Between {
        void happens() throws Exception;
    }

    @Test
    void anyNodeAnswersAnyRequest() throws Exception {
        cluster.startTheKilled();
        cluster.balancer.served();
        for (int first : List.of(0, 1)) {
            String name = People.freshStaff();
            Browser browser = cluster.balancer.browser();
            cluster.balancer.sendNextPageTo(first);
            setsUp(browser, name, () -> {});
            cluster.balancer.sendNextPageTo(first);
            signsIn(name, () -> {});
            cluster.balancer.sendNextPageTo(first);
            changesThePhone(browser, name, () -> {});
            turnsOff(browser, () -> {});
            helps(People.freshStaff(), () -> {});
        }

        List<String> served = cluster.balancer.served();
        for (String page : List.of("/countersign/set-up", "/countersign/verify", "/countersign/change-phone")) {
            for (String method : List.of("GET", "POST")) {
                assertThat(served).contains("0 " + method + " " + page, "1 " + method + " " + page);
            }
        }
    }

    @Test
    void nothingIsLostWhicheverNodeIsKilled() throws Exception {
        Between killed = () -> {
            cluster.startTheKilled();
            cluster.killTheLast();
        };
        String name = People.freshStaff();
        Browser browser = cluster.balancer.browser();

        setsUp(browser, name, killed);
        signsIn(name, killed);
        changesThePhone(browser, name, killed);
        turnsOff(browser, killed);
        helps(People.freshStaff(), killed);

        Page nobody = cluster.balancer.browser().open("/replicated/dashboard");
        assertThat(nobody.text()).doesNotContain(Clinic.SECRET);
    }

    private static void setsUp(Browser browser, String name, Between between) throws Exception {
        String number = People.phoneOf(name);
        Page phone = Clinic.signIn(browser, name, "/replicated/dashboard");
        assertThat(phone.name()).as(phone.toString()).isEqualTo("set-up-phone");
        between.happens();
        Page method = browser.press(phone, "continue", Map.of("country", "US", "phone", number));
        assertThat(method.name()).as(method.toString()).isEqualTo("set-up-method");
        between.happens();
        Page code = browser.press(method, "continue", Map.of("method", "sms"));
        assertThat(code.name()).as(code.toString()).isEqualTo("set-up-code");
        between.happens();
        String right = cluster.phones.code(number);
        Page wrong = browser.press(code, "continue", Map.of("code", wrong(right)));
        assertThat(wrong.document().select("[role=alert]").text())
                .as(wrong.toString())
                .isNotBlank();
        between.happens();
        Page done = browser.press(wrong, "continue", Map.of("code", right));
        assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET, name);
        between.happens();
        Page goesOn = browser.openOnly("/replicated/dashboard");
        assertThat(goesOn.status()).as("no sign-in and no code: " + goesOn).isEqualTo(200);
        assertThat(goesOn.text()).contains(Clinic.SECRET, name);
    }

    private static void signsIn(String name, Between between) throws Exception {
        Browser browser = cluster.balancer.browser();
        String number = People.phoneOf(name);
        Page verify = Clinic.signIn(browser, name, "/replicated/profile");
        assertThat(verify.name()).as(verify.toString()).isEqualTo("verify");
        String right = cluster.phones.code(number);
        between.happens();
        Page wrong = browser.press(verify, "continue", Map.of("code", wrong(right)));
        assertThat(wrong.document().select("[role=alert]").text())
                .as(wrong.toString())
                .isNotBlank();
        between.happens();
        Page again = browser.press(wrong, "resend", Map.of());
        assertThat(again.document().select("[role=status]").text())
                .as("the news of the form's request: " + again)
                .isNotBlank();
        assertThat(cluster.phones.code(number)).isEqualTo(right);
        between.happens();
        Page done = browser.press(again, "continue", Map.of("code", right, "remember", "no"));
        assertThat(done.text()).as(done.toString()).contains(Clinic.SECRET, name);
    }

    private static void changesThePhone(Browser browser, String name, Between between) throws Exception {
        String number = People.phoneOf(name).replace("+1202", "+1303");
        Page account = browser.open("/replicated/second-factor/account");
        between.happens();
        Page password = browser.follow(account, "change");
        assertThat(password.name()).as(password.toString()).isEqualTo("change-phone");
        between.happens();
        Page wrong = browser.press(password, "continue", Map.of("password", People.PASSWORD + "x"));
        assertThat(wrong.document().select("[role=alert]").text())
                .as(wrong.toString())
                .contains("not your password");
        between.happens();
        Page phone = browser.press(wrong, "continue", Map.of("password", People.PASSWORD));
        assertThat(phone.name()).as(phone.toString()).isEqualTo("set-up-phone");
        between.happens();
        Page method = browser.press(phone, "continue", Map.of("country", "US", "phone", number));
        between.happens();
        Page code = browser.press(method, "continue", Map.of("method", "sms"));
        assertThat(code.name()).as(code.toString()).isEqualTo("set-up-code");
        between.happens();
        Page done = browser.press(code, "continue", Map.of("code", cluster.phones.code(number)));
        assertThat(done.document().select("[role=status]").text())
                .as(done.toString())
                .contains(number.substring(number.length() - 2));
    }

    private static void turnsOff(Browser browser, Between between) throws Exception {
        Page account = browser.open("/replicated/second-factor/account");
        Page password = browser.follow(account, "turn-off");
        between.happens();
        Page confirm = browser.press(password, "continue", Map.of("password", People.PASSWORD));
        between.happens();
        Page off = browser.press(confirm, "confirm", Map.of());
        assertThat(off.name()).as(off.toString()).isEqualTo("account");
        assertThat(off.document().getElementById("turn-on")).as(off.toString()).isNotNull();
        assertThat(off.document().select("[role=status]").text()).as("news").isNotBlank();
        assertThat(browser.open("/replicated/dashboard").text()).contains(Clinic.SECRET);
    }

    /** An owner gives somebody a bypass code, which is shown once, and changes the policy and back. */
    private static void helps(String name, Between between) throws Exception {
        Between nothing = () -> {};
        setsUp(cluster.balancer.browser(), name, nothing);
        Browser owner = cluster.balancer.browser();
        Page in = Clinic.signIn(owner, People.OWNER, "/replicated/dashboard");
        if (in.name().equals("set-up-phone")) {
            owner = cluster.balancer.browser();
            setsUp(owner, People.OWNER, nothing);
        } else {
            owner.press(
                    in,
                    "continue",
                    Map.of("code", cluster.phones.code(People.phoneOf(People.OWNER)), "remember", "no"));
        }
        owner.open("/replicated/second-factor/people");
        Page people = owner.open("/countersign/people?search=" + name + "&filter=staff");
        String person = people.document()
                .select("tbody a:containsOwn(" + name + ")")
                .first()
                .attr("href");
        Page reason = owner.follow(owner.open(person), "give-bypass");
        between.happens();
        Page password = owner.press(reason, "continue", Map.of("reason", "Phone is at home", "hours", "4"));
        between.happens();
        Page confirm = owner.press(password, "continue", Map.of("password", People.PASSWORD));
        between.happens();
        Page given = owner.pressOnly(confirm, "confirm", Map.of());
        between.happens();
        Page shown = owner.follow(given);
        String code = shown.document().select("#given-bypass").text();
        assertThat(code.replace(" ", "")).as(shown.toString()).hasSize(10);
        assertThat(owner.open(person).document().select("#given-bypass").text())
                .as("once")
                .isEmpty();

        Browser helped = cluster.balancer.browser();
        Clinic.signIn(helped, name, "/replicated/dashboard");
        Page bypass = helped.open("/countersign/verify?step=bypass");
        between.happens();
        Page bypassed = helped.press(bypass, "continue", Map.of("bypass-code", code));
        assertThat(bypassed.text()).as(bypassed.toString()).contains(Clinic.SECRET);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }
}
