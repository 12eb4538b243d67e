package io.github.countersign.ui.visit;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.settings.PageSettings;
import io.github.countersign.visit.FoundVisit;
import io.github.countersign.visit.VisitService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the visit of this request comes from, as far as that is known: also for a page that says that it is over. */
@RequestScoped
public class KnownHost {

    private static final System.Logger LOG = System.getLogger(KnownHost.class.getName());

    @Inject
    HttpServletRequest request;

    @Inject
    VisitService visits;

    @Inject
    PageSettings settings;

    /** Null until it is asked for: then the cookie may still tell. */
    private @Nullable Optional<Host> host;

    void is(Host known) {
        host = Optional.of(known);
    }

    /** The service does not answer: it is not asked again in this request. */
    void isNotAskedFor() {
        if (host == null) {
            host = Optional.empty();
        }
    }

    Optional<Host> get() {
        Optional<Host> known = host;
        if (known == null) {
            known = ask();
            host = known;
        }
        return known;
    }

    /** For a page that says what is wrong: it says so without the practice's name, too. */
    private Optional<Host> ask() {
        try {
            return Cookies.pages(request, settings.development())
                    .map(cookie -> visits.find(cookie, null, new Circumstances(request.getRemoteAddr(), "")))
                    .filter(FoundVisit.Over.class::isInstance)
                    .map(found -> Host.of(((FoundVisit.Over) found).visit()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The service does not say where a visit came from", e);
            return Optional.empty();
        }
    }
}
