package io.github.countersign.it;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Circumstances;
import io.github.countersign.gate.Gate;
import io.github.countersign.gate.Role;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A program on the network that calls the gate with the server's own client library, in a separate process. */
final class GateCaller {

    private GateCaller() {}

    /** @param args the JNDI name, then the keys to try ({@code -} for none), one line of output for each */
    @SuppressWarnings("BanJNDI") // the tests' own name, on the tests' own server
    public static void main(String[] args) throws NamingException {
        Properties environment = new Properties();
        System.getProperties().forEach((name, value) -> {
            if (name.toString().startsWith("java.naming.")) {
                environment.put(name, value);
            }
        });
        Gate gate = (Gate) new InitialContext(environment).lookup(args[0]);
        Account account = Account.of("network", "caller").role(Role.CLIENT).build();
        for (int i = 1; i < args.length; i++) {
            String key = args[i].equals("-") ? null : args[i];
            try {
                System.out.println("ANSWER "
                        + gate.check(key, account, null, new Circumstances("198.51.100.1", ""), null)
                                .kind());
            } catch (RuntimeException e) {
                System.out.println("REFUSED " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            }
        }
        System.exit(0);
    }
}
