/**
 * Who is signed in to the guarded application, and whether a password is theirs. Applications with a sign-in of their own implement
 * {@link io.github.countersign.filter.identity.AccountResolver}, and {@link
 * io.github.countersign.filter.identity.PasswordVerifier} where people have passwords; everything else here comes with the filter.
 */
@NullMarked
package io.github.countersign.filter.identity;

import org.jspecify.annotations.NullMarked;
