/**
 * A small clinic's own application, as somebody would have written it in 2010: the container's form login, servlets and JSPs. It knows
 * nothing about Countersign, and that is its point.
 */
@NullMarked
package io.github.countersign.demo.clinic;

import org.jspecify.annotations.NullMarked;
