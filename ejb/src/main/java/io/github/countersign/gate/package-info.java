/**
 * The contract between a guarded application's filter and the service: what the filter may ask, and what it is told.
 *
 * <p>It is called through a remote EJB view, also between two applications of one server, so only {@link String},
 * {@code long}, {@code boolean}, enums and plain serializable classes cross it (no records, no {@code java.time}: Payara's
 * ORB cannot carry them). Every call carries the {@linkplain GateKey gate key}.
 */
@NullMarked
package io.github.countersign.gate;

import org.jspecify.annotations.NullMarked;
