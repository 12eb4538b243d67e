/** Marks on the filter's own code, for those who read it and those who use it. */
@NullMarked
package io.github.countersign.filter.mark;

import org.jspecify.annotations.NullMarked;
