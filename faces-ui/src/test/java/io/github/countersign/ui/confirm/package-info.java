@NullMarked
package io.github.countersign.ui.confirm;

import org.jspecify.annotations.NullMarked;
