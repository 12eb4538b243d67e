/** tbd */
@NullMarked
package io.github.countersign.filter.mark;

import org.jspecify.annotations.NullMarked;
