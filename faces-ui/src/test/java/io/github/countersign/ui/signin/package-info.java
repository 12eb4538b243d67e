@NullMarked
package io.github.countersign.ui.signin;

import org.jspecify.annotations.NullMarked;
