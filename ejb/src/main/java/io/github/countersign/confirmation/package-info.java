/**
 * Changes that people confirm before they are made. They confirm with their password, which the guarded application checks itself, or with
 * a fresh code if it has no passwords.
 */
@NullMarked
package io.github.countersign.confirmation;

import org.jspecify.annotations.NullMarked;
