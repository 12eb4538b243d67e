/**
 * Everything random, keyed or hashed, in one place: the server key and what is derived from it, tokens, the encryption of
 * phone numbers. Nothing here ever reaches a log.
 */
@NullMarked
package io.github.countersign.secret;

import org.jspecify.annotations.NullMarked;
