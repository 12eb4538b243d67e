/**
 * Carries a sign-in from the guarded application to the module's pages and back: single-use tickets, bound to the host
 * session that asked and to the browser that was sent.
 */
@NullMarked
package io.github.countersign.visit;

import org.jspecify.annotations.NullMarked;
