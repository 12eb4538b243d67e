/**
 * The database: opening it, its schema, and transactions. Every transaction is a short, explicit block; none is held open
 * while somebody else is asked.
 */
@NullMarked
package io.github.countersign.store;

import org.jspecify.annotations.NullMarked;
