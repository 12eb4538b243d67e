/** Browsers that a person chose to have remembered, each for a year from then on, for one account. */
@NullMarked
package io.github.countersign.browser;

import org.jspecify.annotations.NullMarked;
