/** How often codes may be sent, and on whom the limits fall: on whoever causes the sends, and never on somebody else. */
@NullMarked
package io.github.countersign.limit;

import org.jspecify.annotations.NullMarked;
