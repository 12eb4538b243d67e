package io.github.countersign.demo.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the demo in the foreground: {@code mvn -Pdemo verify} ends here and stays until somebody stops it. */
public final class DemoMain {

    private DemoMain() {}

    /** @param args the launcher's target folder and the port */
    public static void main(String[] args) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            run(DemoOptions.in(Path.of(args[0])).onPort(port(args[1])));
        } catch (DemoException | IllegalArgumentException e) {
            System.out.flush();
            System.err.println("The demo does not run. " + e.getMessage() + ".");
            System.exit(1);
        }
    }

    private static void run(DemoOptions options) throws DemoException, InterruptedException {
        System.out.println("Starting the demo on port " + options.port() + " ...");
        Demo demo = Demo.start(options);
        introduce(demo, System.out);
        if (demo.awaitEnd()) {
            throw new DemoException("The server has ended; its log is " + demo.log());
        }
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("demo.port is '" + text + "': a port is a number from 1 to 65535", e);
        }
    }

    static void introduce(Demo demo, PrintStream out) {
        out.println();
        out.println("Countersign demo is ready: " + demo.clinic());
        out.println();
        out.printf("  %-10s %-10s %s%n", "Sign in as", "Role", "Two-factor authentication");
        for (Person person : Person.ALL) {
            out.printf("  %-10s %-10s %s%n", person.name(), person.role(), describe(person));
        }
        out.println();
        out.println("  Everybody's password is " + Person.PASSWORD + ".");
        out.println("  The telephone that gets the texts and calls: " + demo.telephone());
        out.println("  The server's log: " + demo.log());
        out.println("  Stop it all with Ctrl-C.");
        out.println();
        out.flush();
    }

    private static String describe(Person person) {
        return person.enrolledPhone()
                .map(phone -> (phone.method() == Person.Method.TEXT ? "text to " : "call to ") + spaced(phone.number()))
                .orElse(person.role().equals("client") ? "not asked for" : "to be set up at the next sign-in");
    }

    /** {@code +12025550143} as {@code +1 202 555 0143}. */
    private static String spaced(String number) {
        return number.replaceFirst("^(\\+1)([0-9]{3})([0-9]{3})([0-9]{4})$", "$1 $2 $3 $4");
    }
}
