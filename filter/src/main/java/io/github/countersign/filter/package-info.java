/**
 * The guard at the door of an application that knows nothing of it: it sees every request first, finds out who is signed in, and lets
 * nobody further whose second factor is outstanding. It asks the service through the {@linkplain io.github.countersign.gate.Gate gate}
 * and needs nothing but the Servlet API.
 *
 * <p>To follow a request: {@code SecondFactorFilter} → {@code GuardedDoor} → {@code Sentry} (who is it, what does the gate say: a
 * {@code Verdict}) → on to the application, under {@code FirstOutputGuard} where a sign-in may happen inside the request, or
 * {@code Refusal} → {@code Visits} to the module's pages → {@code ReturnPage} and back.
 */
@NullMarked
package io.github.countersign.filter;

import org.jspecify.annotations.NullMarked;
