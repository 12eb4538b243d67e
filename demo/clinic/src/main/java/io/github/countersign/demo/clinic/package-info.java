/**
 * A small clinic's own application, as somebody would have written it in 2010: a login form of the container, servlets
 * and JSPs. It knows nothing of Countersign, and that is the point of it.
 */
@NullMarked
package io.github.countersign.demo.clinic;

import org.jspecify.annotations.NullMarked;
