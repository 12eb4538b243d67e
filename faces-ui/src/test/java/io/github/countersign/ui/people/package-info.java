@NullMarked
package io.github.countersign.ui.people;

import org.jspecify.annotations.NullMarked;
