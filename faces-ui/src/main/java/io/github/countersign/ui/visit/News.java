package io.github.countersign.ui.visit;

import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Problem;
import io.github.countersign.ui.text.Sentence;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this page has to tell besides its usual content: what to correct, and what became of the last wish. */
@Named
@RequestScoped
public class News {

    static final Drawer<Notice> LEFT = new Drawer<>("notice", Notice.class);

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentVisitor visit;

    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Notice notice;
    private boolean helpWanted;

    @PostConstruct
    void receive() {
        if (visit.isOpen() && request.getMethod().equals("GET")) {
            visit.drawers().take(LEFT).ifPresent(this::show);
        }
    }

    private void show(Notice left) {
        if (left.field() == null) {
            notice = left;
            helpWanted = left.tone() != Notice.Tone.GOOD;
        } else {
            correct(left.field(), left.sentence());
        }
    }

    public void correct(String field, Sentence sentence) {
        problems.add(new Problem(field, sentence));
    }

    /** Opens "Didn't get the code?", because what is needed next is in there. */
    public void offerHelp() {
        helpWanted = true;
    }

    public boolean isProblem() {
        return !problems.isEmpty();
    }

    public List<Problem> getProblems() {
        return problems;
    }

    public boolean has(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    public List<Problem> about(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .toList();
    }

    public @Nullable Notice getNotice() {
        return notice;
    }

    public boolean isHelpWanted() {
        return helpWanted;
    }
}
