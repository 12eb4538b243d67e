/** What owners and managers do for their practice: they see and help its people, set its policy and read its audit trail. */
@NullMarked
package io.github.countersign.administration;

import org.jspecify.annotations.NullMarked;
