package io.github.countersign.ui;

import io.github.countersign.handoff.PendingSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sign-in of this request, and what the frame of every page shows of it. */
@Named("signIn")
@RequestScoped
public class CurrentSignIn {

    @Inject
    HttpServletRequest request;

    private @Nullable PendingSignIn pending;
    private @Nullable Locale locale;

    void open(PendingSignIn signIn) {
        pending = signIn;
        locale = null;
    }

    /** @throws IllegalStateException when the filter let nobody in */
    PendingSignIn pending() {
        if (pending == null) {
            throw new IllegalStateException("No sign-in was admitted to this page");
        }
        return pending;
    }

    PageSession session() {
        return PageSession.of(request)
                .orElseThrow(() -> new IllegalStateException("The session ended during the request"));
    }

    String clientAddress() {
        return request.getRemoteAddr();
    }

    String contextPath() {
        return request.getContextPath();
    }

    /** Whether there is a sign-in to go on with or to cancel. */
    public boolean isWaiting() {
        return pending != null;
    }

    public String getDisplayName() {
        return pending().displayName();
    }

    public String getSignOutPath() {
        return pending().signOutPath();
    }

    public boolean isRememberOffered() {
        return pending().rememberOffered();
    }

    public Sentence getDeadline() {
        return Sentence.of("layout.deadline", Moment.at(pending().endsAt()));
    }

    /** Empty when nothing is known, not even of a sign-in that has ended. */
    public String getPracticeName() {
        return visit().map(Visit::practiceName).orElse("");
    }

    /** Where the practice's application starts; empty when that is not known. */
    public String getHomePath() {
        return visit().map(Visit::homePath).orElse("");
    }

    /** The address of the page that this sign-in is at, for "Try again". */
    public String getPagePath() {
        return contextPath() + "/";
    }

    public Locale getLocale() {
        if (locale == null) {
            List<Locale> preferred = new ArrayList<>();
            visit().map(visit -> Locale.forLanguageTag(visit.locale())).ifPresent(preferred::add);
            preferred.addAll(Collections.list(request.getLocales()));
            locale = Languages.best(preferred);
        }
        return locale;
    }

    public String getLanguage() {
        return getLocale().toLanguageTag();
    }

    /** Which way the language is written, as HTML says it. */
    public String getDirection() {
        return Languages.isRightToLeft(getLocale()) ? "rtl" : "ltr";
    }

    private Optional<Visit> visit() {
        return pending == null ? PageSession.of(request).map(PageSession::visit) : Optional.of(Visit.of(pending));
    }
}
