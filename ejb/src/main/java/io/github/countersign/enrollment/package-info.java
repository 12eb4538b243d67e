/** Setting up a second factor: which phone, by text or by call, and the proof that its owner reads what we send. */
@NullMarked
package io.github.countersign.enrollment;

import org.jspecify.annotations.NullMarked;
