/** The container asks by BASIC; a web.xml that is metadata-complete, pages for errors, and a filter of its own. */
package io.github.countersign.it.gallery.basic;
