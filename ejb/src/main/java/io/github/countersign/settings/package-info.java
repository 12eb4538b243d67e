/** The administrator's settings. They are read once at start-up and checked together; after that, all values are valid. */
@NullMarked
package io.github.countersign.settings;

import org.jspecify.annotations.NullMarked;
