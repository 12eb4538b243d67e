/** What every request and answer of the pages has, whoever is there: headers, origins, addresses, and what was typed made harmless. */
@NullMarked
package io.github.countersign.ui.web;

import org.jspecify.annotations.NullMarked;
