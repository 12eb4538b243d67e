@NullMarked
package io.github.countersign.ui.look;

import org.jspecify.annotations.NullMarked;
