/** What people see and change of their own account. */
@NullMarked
package io.github.countersign.selfservice;

import org.jspecify.annotations.NullMarked;
