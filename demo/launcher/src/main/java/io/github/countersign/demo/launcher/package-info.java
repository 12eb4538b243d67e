/**
 * Starts the demo: its own WildFly with Countersign, the guarded clinic and the telephone. The profile {@code demo} runs it in the
 * foreground; browser tests start it with {@link io.github.countersign.demo.launcher.Demo#start}.
 */
@NullMarked
package io.github.countersign.demo.launcher;

import org.jspecify.annotations.NullMarked;
