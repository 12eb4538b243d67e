@NullMarked
package io.github.countersign.ui.policy;

import org.jspecify.annotations.NullMarked;
