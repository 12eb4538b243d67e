/** What people can see and change in their own account. */
@NullMarked
package io.github.countersign.selfservice;

import org.jspecify.annotations.NullMarked;
