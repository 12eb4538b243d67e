/** Of whom the practice requires a second factor. */
@NullMarked
package io.github.countersign.ui.policy;

import org.jspecify.annotations.NullMarked;
