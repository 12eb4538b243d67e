/** Telling people on their phone what was changed about their account. */
@NullMarked
package io.github.countersign.notice;

import org.jspecify.annotations.NullMarked;
