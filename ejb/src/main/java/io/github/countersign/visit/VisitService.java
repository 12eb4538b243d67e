package io.github.countersign.visit;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.work.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all pages need of the service: entering with a ticket, finding the visit again on every request, and drawers for what they keep from
 * one request to the next. Throws an unchecked exception while the service is not ready or cannot answer.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VisitService {

    @Inject
    private Transactions transactions;

    @Inject
    private PageStore pages;

    /** Throws, as every call does, while the service cannot work because its settings are incomplete or its database does not answer. */
    public void checkReady() {
        transactions.read(work -> work.sql("SELECT 1").getResultList());
    }

    /**
     * Redeems a ticket in, once; empty if it is unknown, used, expired or another browser's.
     *
     * @param from where this request comes from
     */
    public Optional<Entered> enter(String ticket, String visitCookie, Circumstances from) {
        return transactions.run(work -> pages.enter(work, ticket, visitCookie, from));
    }

    /**
     * The current state of the visit. Ask this on every request.
     *
     * @param pageCookie what {@link #enter} gave to the browser
     * @param visitCookie the cookie of the filter that binds the visit to the browser, null if it is gone
     * @param from where this request comes from
     */
    public FoundVisit find(String pageCookie, @Nullable String visitCookie, Circumstances from) {
        return transactions.read(work -> pages.find(work, pageCookie, visitCookie, from));
    }

    /** What the drawer holds now. */
    public Optional<String> look(VisitId visit, String drawer) {
        return transactions.read(work -> pages.look(work, visit, drawer));
    }

    /** Puts something into the drawer, instead of what was in it. */
    public void keep(VisitId visit, String drawer, String content) {
        transactions.repeated(work -> {
            pages.keep(work, visit, drawer, content);
            return true;
        });
    }

    /**
     * Empties the drawer.
     *
     * @return whether there was something in it that no other request has taken
     */
    public boolean empty(VisitId visit, String drawer) {
        return transactions.run(work -> pages.empty(work, visit, drawer));
    }
}
