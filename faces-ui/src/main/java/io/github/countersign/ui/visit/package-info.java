/** Who is there: a filter before every page, the visitor of the request, what the session keeps, and the frame that all pages share. */
@NullMarked
package io.github.countersign.ui.visit;

import org.jspecify.annotations.NullMarked;
