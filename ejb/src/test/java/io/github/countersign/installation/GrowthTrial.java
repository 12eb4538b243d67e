package io.github.countersign.installation;

import io.github.countersign.Together;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Role;
import io.github.countersign.store.*;
import java.nio.file.*;
import java.sql.*;
import org.h2.jdbcx.JdbcConnectionPool;

class GrowthTrial {
    public static void main(String[] a) throws Exception {
        int rounds = Integer.parseInt(a[0]); boolean tidy = Boolean.parseBoolean(a[1]); int every = Integer.parseInt(a[2]);
        String extra = a.length > 3 ? a[3] : "";
        Path dir = Files.createTempDirectory(Path.of("/tmp/ops"), "growth");
        JdbcConnectionPool pool = extra.isEmpty() ? EmbeddedDatabase.open(dir) : JdbcConnectionPool.create("jdbc:h2:file:" + dir + "/countersign" + extra, "sa", "");
        pool.setMaxConnections(40);
        Database database = Database.open(pool, Entities.ALL, Entities.MIGRATIONS);
        TestService service = new TestService(database, "countersign.send.per-account", "1000", "countersign.allowed-regions", "US");
        Path file = dir.resolve("countersign.mv.db");
        System.out.println("start " + Files.size(file) / 1024);
        Thread t = new Thread(() -> { long n = 0; while (!Thread.interrupted()) { try { Thread.sleep(every);} catch (InterruptedException e) { return; }
            long s = System.nanoTime(); if (tidy) FileUpkeep.run(pool); long ms = (System.nanoTime() - s) / 1_000_000;
            try { System.out.println("  " + (++n) + " size " + Files.size(file) / 1024 + " KB, tidy " + ms + " ms"); } catch (Exception e) { System.out.println(e); } } });
        t.setDaemon(true); t.start();
        long s = System.nanoTime();
        Together.run(20, n -> {
            for (int r = 0; r < rounds; r++) {
                String name = "p" + n + "-" + r, phone = "+1202" + (2_000_000 + n * 10000 + r);
                service.seen(service.account(name, Role.STAFF));
                service.givePhone(service.known(name).id(), phone);
                Browser b = service.browser(name, Role.STAFF);
                var signIn = b.verify();
                var all = service.messages.all();
                String code = all.stream().filter(m -> m.to().e164().equals(phone)).findFirst().orElseThrow().code().digits();
                b.complete(service.verification.answer(signIn, code, true));
            }
            return n;
        });
        System.out.println(rounds * 20 + " sign-ins in " + (System.nanoTime() - s) / 1_000_000 + " ms, size " + Files.size(file) / 1024);
        Thread.sleep(12_000);
        System.out.println("quiet: " + Files.size(file) / 1024);
        t.interrupt();
        t.join();
        try (Connection c = pool.getConnection(); Statement st = c.createStatement()) { st.execute("SHUTDOWN COMPACT"); }
        System.out.println("data " + Files.size(file) / 1024);
        System.exit(0);
    }
}
