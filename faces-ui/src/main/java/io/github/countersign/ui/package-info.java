/**
 * The pages: what a person sees between an application's sign-in and its first page. Filters guard every request, page
 * beans carry what was typed to the services, and sentences come from the message bundles. No rule of the product is here.
 */
@NullMarked
package io.github.countersign.ui;

import org.jspecify.annotations.NullMarked;
