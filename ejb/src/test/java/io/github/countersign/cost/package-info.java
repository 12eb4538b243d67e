/** What every step costs the database: statements, commits and round trips, and what stays the same when tables grow. */
@NullMarked
package io.github.countersign.cost;

import org.jspecify.annotations.NullMarked;
