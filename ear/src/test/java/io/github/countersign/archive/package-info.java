/** What the finished archives must carry and what the texts beside them must say. No server is needed. */
package io.github.countersign.archive;
