/** Somebody's own account: how it stands, the remembered browsers, and turning the second factor off. */
@NullMarked
package io.github.countersign.ui.account;

import org.jspecify.annotations.NullMarked;
