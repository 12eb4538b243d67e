/**
 * The database: opening it, its schema, and transactions. Every transaction is a short, explicit block; none is held open during a call to
 * another system.
 */
@NullMarked
package io.github.countersign.store;

import org.jspecify.annotations.NullMarked;
