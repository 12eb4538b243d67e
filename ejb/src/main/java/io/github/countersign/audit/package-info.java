/** Who did what to whom, when, from where, and with what result. */
@NullMarked
package io.github.countersign.audit;

import org.jspecify.annotations.NullMarked;
