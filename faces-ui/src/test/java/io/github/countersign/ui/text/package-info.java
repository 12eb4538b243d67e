@NullMarked
package io.github.countersign.ui.text;

import org.jspecify.annotations.NullMarked;
