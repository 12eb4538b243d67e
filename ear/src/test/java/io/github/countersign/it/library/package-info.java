/** A library that installs its own filter, as Spring Security does. */
@org.jspecify.annotations.NullMarked
package io.github.countersign.it.library;
