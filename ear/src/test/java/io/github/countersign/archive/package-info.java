/** Checks what the finished archives must contain and what the texts beside them must say. No server is needed. */
package io.github.countersign.archive;
