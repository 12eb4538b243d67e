/** A page that signs in by script, {@code request.login()} behind it, and REST resources beside the pages. */
package io.github.countersign.it.gallery.programmatic;
