/** Practices, and what each requires of its people. */
@NullMarked
package io.github.countersign.policy;

import org.jspecify.annotations.NullMarked;
