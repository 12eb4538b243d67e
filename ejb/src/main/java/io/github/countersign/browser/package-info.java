/** Browsers that people chose to have remembered, each for one account and for a year. */
@NullMarked
package io.github.countersign.browser;

import org.jspecify.annotations.NullMarked;
