@NullMarked
package io.github.countersign.store;

import org.jspecify.annotations.NullMarked;
