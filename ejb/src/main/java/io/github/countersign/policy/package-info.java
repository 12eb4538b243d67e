/** Practices, and what each of them requires of its people. */
@NullMarked
package io.github.countersign.policy;

import org.jspecify.annotations.NullMarked;
