package io.github.countersign.gate;

import org.jspecify.annotations.Nullable;

/**
 * What a guarded application's filter asks the service. Implementations are safe for use by many threads.
 *
 * <p>Every method throws an unchecked exception when the gate key is wrong or the service cannot answer; the filter takes
 * any exception as "not available" and locks.
 */
public interface Gate {

    /** The portable JNDI name of the service's remote view. */
    String JNDI_NAME = "java:global/countersign/countersign-ejb/GateService!io.github.countersign.gate.Gate";

    /**
     * Decides about a sign-in that has no stamp yet, and opens the visit in which it goes on. Sends nothing.
     *
     * @param browserToken the value of the remembered-browser cookie that the browser presented for this account
     * @param visit the visit to open when a second factor is outstanding; null to open none, for a request that cannot lead anybody
     *     to the pages
     * @return the decision, with the ticket for that visit
     */
    Decision check(
            String gateKey,
            Account account,
            @Nullable String browserToken,
            Circumstances circumstances,
            @Nullable VisitRequest visit);

    /**
     * Opens a visit for a verified person.
     *
     * @param visit with the trust that it rests on
     * @return a single-use ticket, valid for 60 seconds, with which the browser enters the module's pages: URL-safe text of 43
     *     characters; null when that trust was revoked or has expired
     */
    @Nullable
    String openVisit(String gateKey, Account account, Circumstances circumstances, VisitRequest visit);

    /**
     * Redeems the ticket with which the browser came back from the module's pages.
     *
     * @param state the random state of the host session for which the visit was asked
     * @param visitCookie the value of the visit cookie that the browser presented
     * @param account the account that is signed in now; must be the account of the visit
     * @return what was proved, with the trust that the session rests on from now on; null when the ticket is unknown, used, expired, or bound to something else
     */
    @Nullable
    Return redeem(String gateKey, String ticket, String state, String visitCookie, Account account);

    /**
     * Looks again at a trust given earlier.
     *
     * @return false when it was revoked or has expired; a tightened policy alone never ends it
     */
    boolean stillTrusted(String gateKey, Trust trust);

    /** What an application may tell its people about their second factor. Sends nothing and changes nothing. */
    SecondFactor secondFactor(String gateKey, Account account);

    /**
     * Counts an attempt at confirming a change by the password, before the password is looked at.
     *
     * @param confirmation the single-use token that the module's form carried
     * @param state the random state of the host session
     * @param visitCookie the value of the visit cookie that the browser presented
     * @param account the account that is signed in, and verified, now
     * @return whether the password may be looked at now; when not, the module's page says why
     */
    boolean attemptPassword(String gateKey, String confirmation, String state, String visitCookie, Account account);

    /**
     * Tells the outcome of the attempt that was counted last. It is bound in the same way.
     *
     * @param right whether it was that account's password
     */
    void passwordChecked(
            String gateKey, String confirmation, String state, String visitCookie, Account account, boolean right);

    /**
     * Ends the pending sign-in of a host session: its tickets, its challenge and the pages opened with it.
     *
     * @param state the random state of that host session
     */
    void end(String gateKey, String state);
}
