/**
 * Old applications, as people write them. Each is a small package that becomes a WAR; the filter's jar guards it, and nothing is changed
 * for that. Everything that they have to hide contains the {@linkplain io.github.countersign.it.gallery.Secret secret}. They use only the
 * server's APIs and the classes here.
 */
package io.github.countersign.it.gallery;
