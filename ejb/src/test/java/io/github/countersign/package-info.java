/** Shared by the tests: a service on a real database with a moved clock and a sender that keeps its messages. */
@NullMarked
package io.github.countersign;

import org.jspecify.annotations.NullMarked;
