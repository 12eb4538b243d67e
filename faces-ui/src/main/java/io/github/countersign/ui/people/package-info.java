/** The practice's people, for owners and managers: the list, and helping one of them. */
@NullMarked
package io.github.countersign.ui.people;

import org.jspecify.annotations.NullMarked;
