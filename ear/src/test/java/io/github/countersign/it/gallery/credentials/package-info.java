/** A filter of the application checks a name and a password that come with every request, as it does for programs. */
package io.github.countersign.it.gallery.credentials;
