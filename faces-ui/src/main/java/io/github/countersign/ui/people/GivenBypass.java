package io.github.countersign.ui.people;

import io.github.countersign.account.AccountId;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.Drawer;
import io.github.countersign.ui.visit.Drawers;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bypass code on its way to the one page that shows it, once.
 *
 * @param person the id of whom it is for
 */
public record GivenBypass(AccountId person, String code, Instant until) implements Serializable {

    private static final Drawer<GivenBypass> DRAWER = new Drawer<>("bypass", GivenBypass.class);

    /** Each person has a drawer, because codes may be made for several people in several tabs. */
    private static Drawer<GivenBypass> of(AccountId person) {
        return DRAWER.about(Long.toString(person.value()));
    }

    void keep(Drawers drawers) {
        drawers.keep(of(person), this);
    }

    /** The code that was just made for this person, once. */
    static Optional<GivenBypass> take(AccountId person, Drawers drawers) {
        return drawers.take(of(person)).filter(bypass -> bypass.person().equals(person));
    }

    /** As it is read out. */
    public List<String> getGroups() {
        return List.of(code.split("-"));
    }

    public Sentence getOver() {
        return Sentence.of("person.bypass-once", Moment.when(until));
    }

    /** Hides the code. */
    @Override
    public String toString() {
        return "GivenBypass[" + person + "]";
    }
}
