/** tbd */
@NullMarked
package io.github.countersign.filter.output;

import org.jspecify.annotations.NullMarked;
