/**
 * The way to the service: the {@linkplain io.github.countersign.gate.Gate gate} on the same server, asked with the gate key. Every failure
 * there becomes one checked exception, so that no caller forgets to lock.
 */
@NullMarked
package io.github.countersign.filter.service;

import org.jspecify.annotations.NullMarked;
