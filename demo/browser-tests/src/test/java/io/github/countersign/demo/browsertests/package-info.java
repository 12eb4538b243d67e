/**
 * A real browser over the running demo: what people see and do, from the clinic's own sign-in to its pages. After every test, the recording of
 * the browser is checked: every page that was opened must have the right headers and manners, and a clean console.
 */
@NullMarked
package io.github.countersign.demo.browsertests;

import org.jspecify.annotations.NullMarked;
