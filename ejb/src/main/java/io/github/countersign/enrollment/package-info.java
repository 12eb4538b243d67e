/** Setting up a second factor: choosing the phone, by text or by call, and proving that the person can read our codes on it. */
@NullMarked
package io.github.countersign.enrollment;

import org.jspecify.annotations.NullMarked;
