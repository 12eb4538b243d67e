@NullMarked
package io.github.countersign.ui.visit;

import org.jspecify.annotations.NullMarked;
