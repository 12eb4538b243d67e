/** Marks on the filter's own code, for its readers and its users. */
@NullMarked
package io.github.countersign.filter.mark;

import org.jspecify.annotations.NullMarked;
