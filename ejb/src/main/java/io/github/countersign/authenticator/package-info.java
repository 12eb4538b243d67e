/** What an account proves its second factor with: a phone that was proved; more kinds will come. */
@NullMarked
package io.github.countersign.authenticator;

import org.jspecify.annotations.NullMarked;
