/** An application with the container's BASIC login, a metadata-complete web.xml, error pages, and its own filter. */
package io.github.countersign.it.gallery.basic;
