/**
 * The service as installed on a server: its wiring, its start with all checks, its housekeeping, and the break-glass reset that only the
 * server's administrator can use.
 */
@NullMarked
package io.github.countersign.installation;

import org.jspecify.annotations.NullMarked;
