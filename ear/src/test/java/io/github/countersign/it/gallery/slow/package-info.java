/** An application that acts for whoever is signed in when its client has sent everything. */
package io.github.countersign.it.gallery.slow;
