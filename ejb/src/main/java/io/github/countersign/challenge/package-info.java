/**
 * The question "which code did we just send to your phone?": deriving the code, sending it within the limits, counting and checking the
 * answers. A challenge is valid for one account, one purpose and one number, and is consumed once.
 */
@NullMarked
package io.github.countersign.challenge;

import org.jspecify.annotations.NullMarked;
