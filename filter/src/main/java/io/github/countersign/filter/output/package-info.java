/**
 * The guard over what an application puts out: it watches one request for a sign-in that happens inside it, and lets nothing out from then
 * on. It asks the rest of the filter through one small port, {@link io.github.countersign.filter.output.Rules}, and gets a
 * {@link io.github.countersign.filter.output.Ruling}.
 */
@NullMarked
package io.github.countersign.filter.output;

import org.jspecify.annotations.NullMarked;
