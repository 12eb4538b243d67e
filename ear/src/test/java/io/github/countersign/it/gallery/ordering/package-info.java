/** A web.xml that names no jars in its absolute ordering, so that Countersign's filter is declared there. */
package io.github.countersign.it.gallery.ordering;
