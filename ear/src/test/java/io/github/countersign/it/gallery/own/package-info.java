/**
 * A login servlet of its own, that leaves who is signed in as a session attribute and shows the first page in as many ways as such
 * servlets have; a front controller, asynchronous pages, events, a socket, pages for errors, and a remember-me of its own.
 */
package io.github.countersign.it.gallery.own;
