package io.github.countersign.visit;

import io.github.countersign.audit.Acting;
import java.time.Instant;

/**
 * A visit of the module's pages, as one request finds it.
 *
 * @param acting who visits, and from where this request comes
 * @param locale a BCP 47 language tag from the host application, empty when it said none
 * @param endsAt when the pages give up waiting
 */
public record OpenVisit(
        VisitId id, Acting acting, Person person, Application application, String locale, Instant endsAt) {}
