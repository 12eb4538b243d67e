package io.github.countersign.visit;

import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.VisitRequest;

/**
 * A visit that is to be opened.
 *
 * @param locale a BCP 47 language tag, empty when unknown
 */
public record Opening(VisitRequest request, Purpose purpose, String locale, Circumstances circumstances) {}
