/** A page that signs in by script with {@code request.login()}, and REST resources beside the pages. */
package io.github.countersign.it.gallery.programmatic;
