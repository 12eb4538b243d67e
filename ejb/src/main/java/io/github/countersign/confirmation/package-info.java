/**
 * Changes that people confirm before they are made: by the password, which the guarded application checks itself, or, where it has
 * none, by a fresh code.
 */
@NullMarked
package io.github.countersign.confirmation;

import org.jspecify.annotations.NullMarked;
