/**
 * What a request says by itself, before anybody asks the session or the service: what kind it is, which page it wants, where it comes from,
 * and which cookies and languages its browser has.
 */
@NullMarked
package io.github.countersign.filter.request;

import org.jspecify.annotations.NullMarked;
