/**
 * How codes reach phones: the phone numbers that can get them, and the senders. A sender returns the outcome of a message as data; it never
 * tries again by itself.
 */
@NullMarked
package io.github.countersign.delivery;

import org.jspecify.annotations.NullMarked;
