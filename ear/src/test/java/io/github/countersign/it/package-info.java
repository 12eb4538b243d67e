/** Countersign deployed for real, beside a guarded application and the demo's telephone, on the server that a run is for. */
package io.github.countersign.it;
