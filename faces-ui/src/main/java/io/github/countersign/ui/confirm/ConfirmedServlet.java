package io.github.countersign.ui.confirm;

import io.github.countersign.confirmation.About;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService;
import io.github.countersign.confirmation.ConfirmationService.State;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.PageAddress;
import io.github.countersign.ui.web.Typed;
import io.github.countersign.visit.Managing;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code /confirmed}: where the application sends the browser after it judged a password. Leads on to the page that asked for it:
 * the number in the address says which confirmation it was. A number that is not this visit's leads to the account's page.
 */
public final class ConfirmedServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient CurrentVisitor visit;

    @Inject
    transient ConfirmationService confirmations;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Managing managing = visit.managing();
        OptionalLong number = Typed.number(request.getParameter("change"));
        ConfirmationId id = new ConfirmationId(number.orElse(0));
        Optional<About> about = confirmations.about(managing, id);
        if (about.isEmpty()) {
            response.sendRedirect(visit.path(PageAddress.ACCOUNT.path()));
            return;
        }
        if (confirmations.status(managing, id).state() == State.WRONG) {
            visit.leave(Notice.correct("password", Sentence.of("confirm.wrong")));
        }
        response.sendRedirect(visit.path(ChangePage.path(about.get())));
    }
}
