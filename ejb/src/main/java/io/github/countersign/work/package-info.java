/** A piece of work on the database: its transaction, who acts and from where, and what is told once it committed. */
@NullMarked
package io.github.countersign.work;

import org.jspecify.annotations.NullMarked;
