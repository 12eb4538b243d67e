/** Faces in the old style: the action signs in and names the next view, which the same request shows. */
package io.github.countersign.it.gallery.faces;
