/** What happened in the practice, as a page and as a file. */
@NullMarked
package io.github.countersign.ui.audit;

import org.jspecify.annotations.NullMarked;
