@NullMarked
package io.github.countersign.ui.account;

import org.jspecify.annotations.NullMarked;
