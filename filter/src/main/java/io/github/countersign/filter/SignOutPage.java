package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where "Cancel" on the module's pages leads: signed out, back at the application's own sign-in. */
final class SignOutPage {

    private final SignOut signOut;

    SignOutPage(SignOut signOut) {
        this.signOut = signOut;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("POST")) {
            Reply.notAllowed(response, "POST");
        } else if (FormOrigin.isOurs(request)) {
            signOut.now(request, response);
        } else {
            PageReply.foreignForm(request, response);
        }
    }
}
