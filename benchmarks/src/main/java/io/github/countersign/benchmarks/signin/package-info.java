/**
 * What a whole sign-in with a second factor costs a server: the demo's clinic with Countersign, and Keycloak, both on one PostgreSQL and
 * driven by the same browser in turns. Besides, what each page of Countersign costs, and what it takes of a server that it is deployed on.
 */
@NullMarked
package io.github.countersign.benchmarks.signin;

import org.jspecify.annotations.NullMarked;
