package io.github.countersign.cost;

import io.github.countersign.administration.PeoplePage;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.TestService;
import io.github.countersign.challenge.TestService.Browser;
import io.github.countersign.challenge.TestService.Visitor;
import io.github.countersign.cost.CountedDatabase.Cost;
import io.github.countersign.delivery.Channel;
import io.github.countersign.gate.Completion;
import io.github.countersign.gate.Handoff.Purpose;
import io.github.countersign.gate.Role;
import io.github.countersign.handoff.PendingSignIn;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepCostTest {
    @Test
    void print() {
        CountedDatabase counted = new CountedDatabase();
        TestService service = new TestService(counted.database);
        service.enroll("sam", Role.STAFF);
        Browser browser = service.browser("sam", Role.STAFF);
        Completion completion = browser.remembered();
        service.forgetSends();
        show("recognised", counted.cost(() -> browser.check(completion.browserToken())));
        show("recognised", counted.cost(() -> browser.check(completion.browserToken())));
        show(
                "still trusted, browser",
                counted.cost(() -> service.gate.stillTrusted(TestService.GATE_KEY, completion.trust())));
        Browser b = service.browser("sam", Role.STAFF);
        show("check", counted.cost(() -> b.check()));
        String[] t = new String[1];
        show("handoff", counted.cost(() -> t[0] = b.ticket(Purpose.VERIFY)));
        PendingSignIn[] s = new PendingSignIn[1];
        show(
                "redeem",
                counted.cost(() -> s[0] = (PendingSignIn)
                        service.verification.redeem(t[0], b.cookie).get()));
        show("find", counted.cost(() -> service.verification.find(s[0].id(), b.cookie)));
        service.messages.whileSending(() -> System.out.println("OPEN " + counted.openConnections()));
        show("send", counted.cost(() -> service.verification.sendFirst(s[0], service.address)));
        show("reload", counted.cost(() -> service.verification.sendFirst(s[0], service.address)));
        show("status", counted.cost(() -> service.verification.status(s[0])));
        show("wrong", counted.cost(() -> b.answer(s[0], service.wrongCode())));
        Answer[] a = new Answer[1];
        show(
                "right",
                counted.cost(() ->
                        a[0] = service.verification.answer(s[0], service.messages.lastCode(), true, service.address)));
        Completion[] c = new Completion[1];
        show("complete", counted.cost(() -> c[0] = b.complete(a[0])));
        Browser n = service.browser("new", Role.STAFF);
        service.forgetSends();
        show("s check", counted.cost(() -> n.check()));
        show("s handoff", counted.cost(() -> t[0] = n.ticket(Purpose.SET_UP)));
        show(
                "s redeem",
                counted.cost(() -> s[0] = (PendingSignIn)
                        service.verification.redeem(t[0], n.cookie).get()));
        show(
                "s begin",
                counted.cost(() -> service.enrollment.begin(s[0], service.otherPhone, Channel.SMS, service.address)));
        show("s status", counted.cost(() -> service.enrollment.status(s[0])));
        show(
                "s right",
                counted.cost(() ->
                        a[0] = service.enrollment.answer(s[0], service.messages.lastCode(), false, service.address)));
        show("s complete", counted.cost(() -> c[0] = n.complete(a[0])));
        show("still trusted", counted.cost(() -> service.gate.stillTrusted(TestService.GATE_KEY, c[0].trust())));
        Visitor o = service.visitor("olivia", Role.OWNER);
        show("account", counted.cost(() -> service.own.view(o.member())));
        show(
                "people",
                counted.cost(() ->
                        service.people.list(o.member(), new PeoplePage.Query("", PeoplePage.Filter.ALL, null, null))));
        show("audit", counted.cost(() -> service.auditReading.page(o.member(), Set.of(), "", Long.MAX_VALUE)));
        show("audit", counted.cost(() -> service.gate.end(TestService.GATE_KEY, o.browser().state)));
    }

    static void show(String what, Cost cost) {
        System.out.println("## " + what + " | " + cost);
        cost.asked().forEach(sql -> System.out.println("      " + sql.substring(0, Math.min(sql.length(), 260))));
    }
}
