/** Codes with which somebody whose phone is out of reach for a day gets in, once. */
@NullMarked
package io.github.countersign.bypass;

import org.jspecify.annotations.NullMarked;
