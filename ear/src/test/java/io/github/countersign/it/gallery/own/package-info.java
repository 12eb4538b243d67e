/**
 * An application with its own login servlet, which keeps the signed-in user in a session attribute and shows the first page in all the ways
 * that such servlets use. It also has a front controller, asynchronous pages, events, a socket, error pages, and its own remember-me.
 */
package io.github.countersign.it.gallery.own;
