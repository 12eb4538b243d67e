/** The code that the verify page, set-up and a confirmation ask for. */
@NullMarked
package io.github.countersign.ui.code;

import org.jspecify.annotations.NullMarked;
