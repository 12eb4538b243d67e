/** The cost of every step for the database: statements, commits and round trips, and the figures that stay the same when tables grow. */
@NullMarked
package io.github.countersign.cost;

import org.jspecify.annotations.NullMarked;
