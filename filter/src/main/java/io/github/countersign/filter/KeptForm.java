package io.github.countersign.filter;

import io.github.countersign.gate.Account;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody sent when the trust of the session had ended: kept in that session, for that account, until it is sent,
 * declined or too old. Immutable; holds what people type, so no toString.
 */
final class KeptForm implements Serializable {

    static final String ATTRIBUTE = "io.github.countersign.filter.form";

    private static final long serialVersionUID = 1;

    private final Account account;
    private final String address;
    private final @Nullable String cameFrom;
    private final Moment keptAt;
    private final @Nullable FormBody body;

    /**
     * @param address where it was sent: an absolute path with its query
     * @param cameFrom the page where the form was
     * @param body null when it was not fit to be kept
     */
    KeptForm(Account account, String address, @Nullable String cameFrom, Moment keptAt, @Nullable FormBody body) {
        this.account = account;
        this.address = address;
        this.cameFrom = cameFrom;
        this.keptAt = keptAt;
        this.body = body;
    }

    static @Nullable KeptForm in(@Nullable HttpSession session) {
        Object form = session == null ? null : session.getAttribute(ATTRIBUTE);
        return form instanceof KeptForm ? (KeptForm) form : null;
    }

    static void remove(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    boolean isFor(Account other, long now, Duration lifetime) {
        return account.sameAs(other)
                && keptAt.hasCome(now)
                && !keptAt.plus(lifetime).hasCome(now);
    }

    boolean isOf(Account other) {
        return account.sameAs(other);
    }

    String address() {
        return address;
    }

    @Nullable
    String cameFrom() {
        return cameFrom;
    }

    @Nullable
    FormBody body() {
        return body;
    }

    /** The fields of a form in their order, and how a browser sends them. */
    static final class FormBody implements Serializable {

        private static final long serialVersionUID = 1;

        private final ArrayList<FormField> fields;
        private final String encodingType;
        private final String charset;
        private final boolean filesLost;

        FormBody(List<FormField> fields, String encodingType, String charset, boolean filesLost) {
            this.fields = new ArrayList<>(fields);
            this.encodingType = encodingType;
            this.charset = charset;
            this.filesLost = filesLost;
        }

        List<FormField> fields() {
            return Collections.unmodifiableList(fields);
        }

        String encodingType() {
            return encodingType;
        }

        String charset() {
            return charset;
        }

        boolean filesLost() {
            return filesLost;
        }
    }
}
