/**
 * How codes reach phones: the phone numbers that can take them, the limits on sending, and the senders. A sender says what
 * became of a message as data; it never tries again by itself.
 */
@NullMarked
package io.github.countersign.delivery;

import org.jspecify.annotations.NullMarked;
