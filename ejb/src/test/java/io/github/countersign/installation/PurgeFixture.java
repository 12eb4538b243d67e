package io.github.countersign.installation;

import io.github.countersign.challenge.TestService;

/** The purge, for tests of other packages. */
public final class PurgeFixture {

    private PurgeFixture() {}

    public static void purge(TestService service) {
        service.bean(Purge.class).run();
    }
}
