/** What owners and managers do for their practice: see and help its people, set its policy, read its audit trail. */
@NullMarked
package io.github.countersign.administration;

import org.jspecify.annotations.NullMarked;
