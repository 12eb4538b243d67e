/** Reads the settings of an application: from its context parameters, else those of the server. All that is wrong is told at once. */
@NullMarked
package io.github.countersign.filter.settings;

import org.jspecify.annotations.NullMarked;
