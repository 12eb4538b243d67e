/** How the pages look: the practice's colour and logo, and the files that browsers keep. */
@NullMarked
package io.github.countersign.ui.look;

import org.jspecify.annotations.NullMarked;
