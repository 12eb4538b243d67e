/** A proxy signs people in, and tells the application in a header of every request who they are. */
package io.github.countersign.it.gallery.proxy;
