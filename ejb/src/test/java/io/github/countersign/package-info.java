/** What the tests share: a service on a real database with a moved clock and a sender that keeps what it is given. */
@NullMarked
package io.github.countersign;

import org.jspecify.annotations.NullMarked;
