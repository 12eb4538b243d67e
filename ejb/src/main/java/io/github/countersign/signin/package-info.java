/**
 * The sign-in: what the filter asks ({@code GateService}) and what the verify page does
 * ({@link io.github.countersign.signin.VerificationService}).
 */
@NullMarked
package io.github.countersign.signin;

import org.jspecify.annotations.NullMarked;
