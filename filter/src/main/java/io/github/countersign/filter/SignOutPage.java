package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers "Cancel" on the module's pages: signs the person out and leads back to the application's own sign-in. */
final class SignOutPage {

    private final FilterSettings settings;
    private final SignOut signOut;

    SignOutPage(FilterSettings settings, SignOut signOut) {
        this.settings = settings;
        this.signOut = signOut;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            Reply.notAllowed(response, "POST");
        } else if (FormOrigin.isOurs(request, settings.development())) {
            signOut.now(request, response);
        } else {
            PageReply.foreignForm(request, response);
        }
    }
}
