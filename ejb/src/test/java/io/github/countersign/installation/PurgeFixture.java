package io.github.countersign.installation;

import io.github.countersign.challenge.TestService;

/** The purge, for tests of other packages. */
public final class PurgeFixture {

    private PurgeFixture() {}

    public static void purge(TestService service) {
        new Purge(service.database, service.settings, service.clock).run();
    }
}
