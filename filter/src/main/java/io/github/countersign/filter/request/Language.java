package io.github.countersign.filter.request;

import io.github.countersign.filter.mark.Internal;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which the module's pages and messages address somebody, as a BCP 47 tag; empty when unknown. */
@Internal
public final class Language {

    /** Where an application says which language it speaks to this person: a {@link Locale} or a BCP 47 tag. */
    public static final String ATTRIBUTE = "countersign.locale";

    private static final int LONGEST = 35; // RFC 5646, section 4.4.1

    private Language() {}

    /** Asks, in this order, the account's resolver, the application's session and the browser. */
    public static String of(HttpServletRequest request, Account account) {
        String told = account.locale();
        if (told.isEmpty()) {
            HttpSession session = request.getSession(false);
            told = session == null ? "" : tag(session.getAttribute(ATTRIBUTE));
        }
        return told.isEmpty() ? ofTheBrowser(request) : told;
    }

    /** Empty if the browser names no language: the container would give the server's own. */
    private static String ofTheBrowser(HttpServletRequest request) {
        String preferred = request.getHeader("Accept-Language");
        return preferred == null || preferred.trim().isEmpty() ? "" : tag(request.getLocale());
    }

    private static String tag(@Nullable Object value) {
        String tag = "";
        if (value instanceof Locale) {
            tag = ((Locale) value).toLanguageTag();
        } else if (value instanceof String) {
            tag = wellFormed(((String) value).trim().replace('_', '-'));
        }
        return tag.equals("und") || tag.length() > LONGEST ? "" : tag;
    }

    private static String wellFormed(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            return "";
        }
    }
}
