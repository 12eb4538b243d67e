package io.github.countersign.ui.web;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.ServletRequest;
import java.util.Map;

/** Notes that Faces has found the view of a request: what fails before that is the fault of what was sent. */
public final class RestoredView implements PhaseListener {

    private static final long serialVersionUID = 1;

    private static final String NOTE = RestoredView.class.getName();

    /** Whether Faces came so far. */
    public static boolean isNoted(ServletRequest request) {
        return request.getAttribute(NOTE) != null;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        if (event.getPhaseId() != PhaseId.RESTORE_VIEW) {
            Map<String, Object> request =
                    event.getFacesContext().getExternalContext().getRequestMap();
            request.putIfAbsent(NOTE, true);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        // after the first phase comes another, or nothing was found
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }
}
