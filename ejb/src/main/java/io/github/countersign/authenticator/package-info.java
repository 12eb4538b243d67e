/** The second factor of an account: a phone that was proved. More kinds will come. */
@NullMarked
package io.github.countersign.authenticator;

import org.jspecify.annotations.NullMarked;
