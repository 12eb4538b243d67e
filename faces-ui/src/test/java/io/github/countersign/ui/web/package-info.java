@NullMarked
package io.github.countersign.ui.web;

import org.jspecify.annotations.NullMarked;
