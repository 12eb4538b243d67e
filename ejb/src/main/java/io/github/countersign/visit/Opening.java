package io.github.countersign.visit;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.VisitRequest;

/**
 * A visit to open.
 *
 * @param locale a BCP 47 language tag, empty if unknown
 * @param knownBrowser whether the browser was once remembered for the account
 */
public record Opening(
        VisitRequest request, Purpose purpose, String locale, Circumstances circumstances, boolean knownBrowser) {}
