/** Looks for inputs that break what parses them. The targets lie beside the classes that they feed. */
@NullMarked
package io.github.countersign.ui.fuzz;

import org.jspecify.annotations.NullMarked;
