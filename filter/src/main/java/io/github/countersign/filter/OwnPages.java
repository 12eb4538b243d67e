package io.github.countersign.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The filter's own addresses in the guarded application, all below one prefix. The application never sees a request for them. */
final class OwnPages {

    static final String RETURN = "return";
    static final String SIGN_OUT = "sign-out";

    private final String prefix;
    private final ReturnPage returnPage;
    private final SignOutPage signOutPage;

    OwnPages(String prefix, ReturnPage returnPage, SignOutPage signOutPage) {
        this.prefix = prefix;
        this.returnPage = returnPage;
        this.signOutPage = signOutPage;
    }

    boolean has(HttpServletRequest request) {
        return RequestPath.startsWith(request, prefix);
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (RequestPath.of(request).substring(prefix.length())) {
            case RETURN -> returnPage.answer(request, response);
            case SIGN_OUT -> signOutPage.answer(request, response);
            default -> Pages.notFound(request, response);
        }
    }
}
