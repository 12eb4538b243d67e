@NullMarked
package io.github.countersign.ui.code;

import org.jspecify.annotations.NullMarked;
