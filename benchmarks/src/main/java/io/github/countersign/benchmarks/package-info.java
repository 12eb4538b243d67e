/**
 * What the guard costs a request, beside no guard, an ideal one and others of its kind: each stands before the same empty application and
 * gets the same request of somebody who is signed in.
 */
@NullMarked
package io.github.countersign.benchmarks;

import org.jspecify.annotations.NullMarked;
