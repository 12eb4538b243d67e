/** A unit of work on the database: its transaction, who acts and from where, and the events after its commit. */
@NullMarked
package io.github.countersign.work;

import org.jspecify.annotations.NullMarked;
