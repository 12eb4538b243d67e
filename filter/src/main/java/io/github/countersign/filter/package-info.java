/**
 * The door of an application that knows nothing about it: the filter sees every request first, finds out who is signed in, and lets nobody
 * through while their second factor is outstanding. It asks the service through the {@linkplain io.github.countersign.gate.Gate gate} and
 * needs nothing but the Servlet API.
 *
 * <p>To follow a request: {@code SecondFactorFilter} → {@code GuardedDoor} → {@code Lookout} (who is it, with what in the session: a {@code
 * Finding}; nothing is changed) → {@code Judge} (acts on it, asks the gate, gives a {@code Verdict}) → on to the application, under {@code
 * FirstOutputGuard} because a sign-in may happen inside the request, or {@code HeldBackReply} → {@code Visits} to the module's pages →
 * {@code ReturnPage} and back.
 *
 * <p>The rooms beside this one know nothing about it: {@code request} (what a request says by itself), {@code output} (the guard over what
 * the application puts out), {@code identity} (who is signed in, and whose password it is), {@code service} (the way to the gate) and
 * {@code settings}.
 *
 * <p>It runs inside applications from 2010, so it is written in Java 8's language.
 */
@NullMarked
package io.github.countersign.filter;

import org.jspecify.annotations.NullMarked;
