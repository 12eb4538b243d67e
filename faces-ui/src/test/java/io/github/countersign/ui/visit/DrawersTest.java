package io.github.countersign.ui.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.visit.VisitId;
import io.github.countersign.visit.VisitService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DrawersTest {

    private static final Drawer<String> DRAFT = new Drawer<>("draft", String.class);
    private static final Drawer<Notice> NOTICE = new Drawer<>("notice", Notice.class);
    private static final Notice LOCKED = Notice.correct(
            "password", Sentence.of("confirm.locked", Moment.until(Instant.parse("2026-03-01T14:30:00Z"))));

    private final Service service = new Service();

    @Test
    void showTheNextRequestWhatThisOneKept() {
        request().keep(NOTICE, LOCKED);
        assertThat(request().find(NOTICE)).contains(LOCKED);
    }

    @Test
    void giveToOneOfTwoRequestsWhatBothHaveSeen() {
        request().keep(NOTICE, LOCKED);
        Drawers one = request();
        Drawers other = request();
        assertThat(one.take(NOTICE)).contains(LOCKED);
        assertThat(other.take(NOTICE)).isEmpty();
        assertThat(one.find(NOTICE)).isEmpty();
    }

    @Test
    void showWhatAnotherRequestHasKeptMeanwhile() {
        Drawers before = request();
        request().keep(DRAFT, "typed");
        assertThat(before.find(DRAFT)).isEmpty();
        assertThat(before.findNow(DRAFT)).contains("typed");
        request().forget(DRAFT);
        assertThat(before.findNow(DRAFT)).isEmpty();
    }

    @Test
    void writeNothingThatIsThereAlready() {
        Drawers drawers = request();
        drawers.keep(DRAFT, "typed");
        drawers.keep(DRAFT, "typed");
        request().keep(DRAFT, "typed");
        request().forget(NOTICE);
        assertThat(service.done).containsExactly("keep draft");
    }

    @Test
    void keepTheNewestOfMany() {
        Drawers drawers = request();
        for (int i = 0; i < Drawers.MOST + 2; i++) {
            drawers.keep(DRAFT.about("" + i), "typed");
        }
        assertThat(service.rows)
                .hasSize(Drawers.MOST)
                .doesNotContainKeys("draft.0", "draft.1")
                .containsKey("draft.2");
    }

    @Test
    void areEmptyWhereAnotherReleaseHasLeftSomethingThatThisOneCannotRead() {
        service.rows.put("draft", "rO0ABXNyAA5ub3QgYSBjbGFzcyBvZiBvdXJz");
        service.rows.put("notice", StoredForm.write("not a notice"));
        assertThat(request().find(DRAFT)).isEmpty();
        assertThat(request().find(NOTICE)).isEmpty();
    }

    @Test
    void readOnlyClassesOfOursAndPlainValues() {
        String stranger = StoredForm.write(new AtomicReference<>("typed"));
        assertThat(StoredForm.read(stranger, AtomicReference.class)).isEmpty();
    }

    private Drawers request() {
        return new Drawers(service, new VisitId(7), service.rows);
    }

    private static final class Service extends VisitService {

        private final Map<String, String> rows = new LinkedHashMap<>();
        private final List<String> done = new ArrayList<>();

        @Override
        public Optional<String> look(VisitId visit, String drawer) {
            return Optional.ofNullable(rows.get(drawer));
        }

        @Override
        public void keep(VisitId visit, String drawer, String content) {
            done.add("keep " + drawer);
            rows.put(drawer, content);
        }

        @Override
        public boolean empty(VisitId visit, String drawer) {
            done.add("empty " + drawer);
            return rows.remove(drawer) != null;
        }
    }
}
