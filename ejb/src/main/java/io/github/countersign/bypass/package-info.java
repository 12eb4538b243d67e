/** Codes that let a person in once when their phone is out of reach for a day. */
@NullMarked
package io.github.countersign.bypass;

import org.jspecify.annotations.NullMarked;
