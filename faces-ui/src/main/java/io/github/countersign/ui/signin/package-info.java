/** The verify page: between an application's sign-in and its first page. */
@NullMarked
package io.github.countersign.ui.signin;

import org.jspecify.annotations.NullMarked;
