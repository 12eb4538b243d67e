/**
 * A real browser over the running demo: what people see and do, from the clinic's own sign-in to its pages. After every test the recording of
 * the browser is looked through: whatever page was opened, its headers, its manners and the console have to be right.
 */
@NullMarked
package io.github.countersign.demo.browsertests;

import org.jspecify.annotations.NullMarked;
