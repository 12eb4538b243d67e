package io.github.countersign.visit;

import io.github.countersign.audit.Acting;
import java.time.Instant;

/**
 * A visit of the module's pages, as one request finds it.
 *
 * @param acting the visitor, and where this request comes from
 * @param locale a BCP 47 language tag from the host application, empty if it gave none
 * @param endsAt when the pages stop waiting
 */
public record OpenVisit(
        VisitId id, Acting acting, Person person, Application application, String locale, Instant endsAt) {}
