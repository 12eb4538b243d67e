/**
 * What the pages say, in any of their languages: sentences are keys with arguments until a page shows them, and then words from
 * the message bundles.
 */
@NullMarked
package io.github.countersign.ui.text;

import org.jspecify.annotations.NullMarked;
