package io.github.countersign.visit;

/**
 * What is left of a visit that is over: enough for a good-bye in the practice's name, and for the way back.
 *
 * @param locale a BCP 47 language tag from the host application, empty if it gave none
 * @param completed whether it was a sign-in, and is done
 */
public record PastVisit(
        Purpose purpose, String practiceName, Application application, String locale, boolean completed) {}
