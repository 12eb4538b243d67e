@NullMarked
package io.github.countersign.ui.audit;

import org.jspecify.annotations.NullMarked;
