/**
 * Old applications, as people write them: each a small package that becomes a WAR, guarded by the filter's jar and unchanged for it. What they
 * have to hide carries the {@linkplain io.github.countersign.it.gallery.Secret secret}. They use the server's APIs and the classes here alone.
 */
package io.github.countersign.it.gallery;
