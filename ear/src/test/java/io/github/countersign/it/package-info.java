/** Countersign, really deployed beside a guarded application and the demo's telephone, on the server of the current run. */
package io.github.countersign.it;
