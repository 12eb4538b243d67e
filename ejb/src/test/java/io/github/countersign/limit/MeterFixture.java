package io.github.countersign.limit;

import io.github.countersign.challenge.TestService;
import java.util.List;

/** The meters, for tests of other packages. */
public final class MeterFixture {

    private MeterFixture() {}

    /** Forgets what was counted for a service's accounts, practices, phones and client address, and for the installation. */
    public static void forget(TestService service) {
        service.transactions.run(work -> {
            work.sql(
                            "DELETE FROM countersign.send_meter WHERE id IN (SELECT '1 ' || id FROM countersign.account"
                                    + " WHERE directory = ?) OR id IN (SELECT '5 ' || id FROM countersign.practice WHERE directory = ?)")
                    .setParameter(1, service.directory)
                    .setParameter(2, service.directory)
                    .executeUpdate();
            String phone = service.keys.current().phoneHash(service.phone);
            String otherPhone = service.keys.current().phoneHash(service.otherPhone);
            for (String id : List.of(
                    "2 " + phone, "2 " + otherPhone, "3 " + phone, "3 " + otherPhone, "4 " + service.address, "6")) {
                work.sql("DELETE FROM countersign.send_meter WHERE id = ?")
                        .setParameter(1, id)
                        .executeUpdate();
            }
            return true;
        });
    }

    /** The stored meter of the kind and key that begin so; empty if there is none. */
    public static String stored(TestService service, String id) {
        return service.transactions.read(work -> {
            List<?> found = work.sql("SELECT sends FROM countersign.send_meter WHERE id = ?")
                    .setParameter(1, id)
                    .getResultList();
            return found.isEmpty() ? "" : (String) found.get(0);
        });
    }
}
