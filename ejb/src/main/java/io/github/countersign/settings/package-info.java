/** The administrator's settings: read once at start-up, checked together, and then only valid values. */
@NullMarked
package io.github.countersign.settings;

import org.jspecify.annotations.NullMarked;
