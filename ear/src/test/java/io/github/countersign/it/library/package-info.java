/** A library that installs a filter of its own, as Spring's security does. */
@org.jspecify.annotations.NullMarked
package io.github.countersign.it.library;
