/**
 * Reads the settings of an application: from its context parameters, else from the server. Everything that is wrong is reported at once.
 */
@NullMarked
package io.github.countersign.filter.settings;

import org.jspecify.annotations.NullMarked;
