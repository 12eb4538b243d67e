/** The people that the service has seen at a sign-in, and the count of their wrong guesses. */
@NullMarked
package io.github.countersign.account;

import org.jspecify.annotations.NullMarked;
