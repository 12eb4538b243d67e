/** The step before every change: by the password, which goes to the application, or by a code. */
@NullMarked
package io.github.countersign.ui.confirm;

import org.jspecify.annotations.NullMarked;
