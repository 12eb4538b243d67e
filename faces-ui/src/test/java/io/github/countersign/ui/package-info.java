@NullMarked
package io.github.countersign.ui;

import org.jspecify.annotations.NullMarked;
