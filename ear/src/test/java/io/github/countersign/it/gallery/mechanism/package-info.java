/** Jakarta Security: an authentication mechanism, an identity store, and a sign-in that shows the first page at once. */
package io.github.countersign.it.gallery.mechanism;
