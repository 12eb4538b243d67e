@NullMarked
package io.github.countersign.ui.setup;

import org.jspecify.annotations.NullMarked;
