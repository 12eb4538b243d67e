/** Setting a phone up, in a sign-in that has to or by somebody who manages, and setting another one. */
@NullMarked
package io.github.countersign.ui.setup;

import org.jspecify.annotations.NullMarked;
