package io.github.countersign.ui.account;

import io.github.countersign.selfservice.AccountService;
import io.github.countersign.selfservice.AccountService.Forgotten;
import io.github.countersign.selfservice.AccountView;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.visit.Turns;
import io.github.countersign.ui.web.Redirect;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code account.xhtml}: how somebody's own account stands, the browsers that it remembers, and what happened lately. */
@Named
@RequestScoped
public class AccountPage {

    @Inject
    CurrentVisitor visit;

    @Inject
    AccountService accounts;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private @Nullable AccountView view;

    /** Whoever comes here has come back, with whatever ticket it took. */
    public void arrive() {
        visit.arrived().ifPresent(page -> Redirect.to(visit.path(page)));
    }

    public Sentence getStatus() {
        return AccountSentences.status(view().protection());
    }

    public boolean isOn() {
        return view().protection() != null;
    }

    public boolean isRequired() {
        return view().required();
    }

    /** The one that was used last first. */
    public List<Remembered> getBrowsers() {
        return view().browsers().stream().map(Remembered::of).toList();
    }

    /** Newest first. */
    public List<Happened> getEvents() {
        return view().lately().stream()
                .flatMap(event -> AccountSentences.event(event).stream()
                        .map(what -> new Happened(what, Sentence.of("account.when", Moment.when(event.at())))))
                .toList();
    }

    /** A remembered browser, as a row shows it. */
    public record Remembered(String id, Sentence name, Sentence since, Sentence used, boolean current) {

        static Remembered of(AccountView.Browser browser) {
            return new Remembered(
                    browser.id(),
                    BrowserName.of(browser.userAgent()).sentence(),
                    Sentence.of("account.browser-since", Moment.date(browser.since())),
                    Sentence.of("account.browser-used", Moment.date(browser.lastUsed())),
                    browser.current());
        }

        public String getId() {
            return id;
        }

        public Sentence getName() {
            return name;
        }

        public Sentence getSince() {
            return since;
        }

        public Sentence getUsed() {
            return used;
        }

        public boolean isCurrent() {
            return current;
        }
    }

    /** Something that happened, as a row shows it. */
    public record Happened(Sentence what, Sentence when) {

        public Sentence getWhat() {
            return what;
        }

        public Sentence getWhen() {
            return when;
        }
    }

    /**
     * Forgets the browser that the pressed button names. By its id and not by its place in the list: that may be another one's by
     * now.
     */
    public void forget() {
        String browser = parameters.get("forget");
        if (browser != null) {
            Turns.take(
                    visit.managing().id(),
                    () -> forgotten(accounts.forget(visit.managing(), browser), "account.forgot-one"));
        }
    }

    public void forgetAll() {
        Turns.take(visit.managing().id(), () -> forgotten(accounts.forgetAll(visit.managing()), "account.forgot-all"));
    }

    private void forgotten(Forgotten result, String said) {
        if (result instanceof Forgotten.ThisToo thisToo) {
            visit.leaveByWayOf(thisToo.returnAddress(), Notice.good(Sentence.of("account.forgot-this")));
            return;
        }
        boolean any = result instanceof Forgotten.Others others && others.count() > 0;
        visit.leaveFor(
                PageAddress.ACCOUNT,
                any ? Notice.good(Sentence.of(said)) : Notice.plain(Sentence.of("account.forgot-none")));
    }

    private AccountView view() {
        AccountView known = view;
        if (known == null) {
            known = accounts.view(visit.managing());
            view = known;
        }
        return known;
    }
}
