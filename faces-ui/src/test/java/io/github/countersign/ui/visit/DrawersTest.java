package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DrawersTest {

    private static final Drawer<String> DRAFT = new Drawer<>("draft", String.class);
    private static final Drawer<Notice> NOTICE = new Drawer<>("notice", Notice.class);
    private static final Notice LOCKED = Notice.correct(
            "password", Sentence.of("confirm.locked", Moment.until(Instant.parse("2026-03-01T14:30:00Z"))));

    private final DrawerRows rows = new DrawerRows();

    @Test
    void showTheNextRequestWhatThisOneKept() {
        rows.request().keep(NOTICE, LOCKED);
        assertThat(rows.request().find(NOTICE)).contains(LOCKED);
    }

    @Test
    void giveToOneOfTwoRequestsWhatBothHaveSeen() {
        rows.request().keep(NOTICE, LOCKED);
        Drawers one = rows.request();
        Drawers other = rows.request();
        assertThat(one.take(NOTICE)).contains(LOCKED);
        assertThat(other.take(NOTICE)).isEmpty();
        assertThat(one.find(NOTICE)).isEmpty();
    }

    @Test
    void showWhatAnotherRequestHasKeptMeanwhile() {
        Drawers before = rows.request();
        rows.request().keep(DRAFT, "typed");
        assertThat(before.find(DRAFT)).isEmpty();
        assertThat(before.findNow(DRAFT)).contains("typed");
        rows.request().forget(DRAFT);
        assertThat(before.findNow(DRAFT)).isEmpty();
    }

    @Test
    void writeNothingThatIsThereAlready() {
        Drawers drawers = rows.request();
        drawers.keep(DRAFT, "typed");
        drawers.keep(DRAFT, "typed");
        rows.request().keep(DRAFT, "typed");
        rows.request().forget(NOTICE);
        assertThat(rows.done).containsExactly("keep draft");
    }

    @Test
    void keepTheNewestOfMany() {
        Drawers drawers = rows.request();
        for (int i = 0; i < Drawers.MOST + 2; i++) {
            drawers.keep(DRAFT.about("" + i), "typed");
        }
        assertThat(rows.contents)
                .hasSize(Drawers.MOST)
                .doesNotContainKeys("draft.0", "draft.1")
                .containsKey("draft.2");
    }

    @Test
    void areEmptyWhereAnotherReleaseHasLeftSomethingThatThisOneCannotRead() {
        rows.contents.put("draft", "rO0ABXNyAA5ub3QgYSBjbGFzcyBvZiBvdXJz");
        rows.contents.put("notice", StoredForm.write("not a notice"));
        assertThat(rows.request().find(DRAFT)).isEmpty();
        assertThat(rows.request().find(NOTICE)).isEmpty();
    }

    @Test
    void readOnlyClassesOfOursAndPlainValues() {
        String stranger = StoredForm.write(new AtomicReference<>("typed"));
        assertThat(StoredForm.read(stranger, AtomicReference.class)).isEmpty();
    }
}
