/** The filter with a gate that lets everybody in: what its package keeps to itself is needed to set it up. */
@NullMarked
package io.github.countersign.filter;

import org.jspecify.annotations.NullMarked;
