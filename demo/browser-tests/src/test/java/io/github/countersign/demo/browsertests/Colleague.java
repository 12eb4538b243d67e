package io.github.countersign.demo.browsertests;

import io.github.countersign.demo.launcher.Person;
import io.github.countersign.demo.launcher.Person.Method;
import io.github.countersign.demo.launcher.Person.Phone;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A person of any role whom no other test has seen, so that no test counts against another.
 *
 * @param number the phone that is set up; for a newcomer, one that nobody else has
 */
record Colleague(String name, String number) {

    private static final int OF_EACH_KIND = 250;

    static final List<Person> ALL = Stream.of(
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::texted).map(who -> who.person(Method.TEXT)),
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::called).map(who -> who.person(Method.CALL)),
                    IntStream.range(0, OF_EACH_KIND)
                            .mapToObj(Colleague::newcomer)
                            .map(Colleague::withoutPhone),
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::client).map(Colleague::clientWithoutPhone),
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::owner).map(who -> who.person("owner")),
                    IntStream.range(0, OF_EACH_KIND)
                            .mapToObj(Colleague::manager)
                            .map(who -> who.person("manager")))
            .flatMap(people -> people)
            .toList();

    private static final AtomicInteger TEXTED = new AtomicInteger();
    private static final AtomicInteger CALLED = new AtomicInteger();
    private static final AtomicInteger NEWCOMERS = new AtomicInteger();
    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final AtomicInteger OWNERS = new AtomicInteger();
    private static final AtomicInteger MANAGERS = new AtomicInteger();

    /** Gets codes by text. */
    static Colleague withTexts() {
        return texted(TEXTED.getAndIncrement());
    }

    /** Gets codes by call. */
    static Colleague withCalls() {
        return called(CALLED.getAndIncrement());
    }

    /** Has to set up a phone. */
    static Colleague newcomer() {
        return newcomer(NEWCOMERS.getAndIncrement());
    }

    /** A client, who needs no second factor and has none. */
    static Colleague client() {
        return client(CLIENTS.getAndIncrement());
    }

    /** An owner of the practice, who gets codes by text. */
    static Colleague owner() {
        return owner(OWNERS.getAndIncrement());
    }

    /** A manager, who gets codes by text. */
    static Colleague manager() {
        return manager(MANAGERS.getAndIncrement());
    }

    private static Colleague owner(int n) {
        return new Colleague("owner-" + n, "+15035550" + (100 + n));
    }

    private static Colleague manager(int n) {
        return new Colleague("manager-" + n, "+16175550" + (100 + n));
    }

    private static Colleague texted(int n) {
        return new Colleague("texted-" + n, "+13035550" + (100 + n));
    }

    private static Colleague called(int n) {
        return new Colleague("called-" + n, "+13125550" + (100 + n));
    }

    private static Colleague newcomer(int n) {
        return new Colleague("newcomer-" + n, "+14045550" + (100 + n));
    }

    private static Colleague client(int n) {
        return new Colleague("client-" + n, "+14155550" + (100 + n));
    }

    private Person clientWithoutPhone() {
        return new Person(name, "client", null);
    }

    private Person person(String role) {
        return new Person(name, role, new Phone(number, Method.TEXT));
    }

    private Person person(Method method) {
        return new Person(name, "staff", new Phone(number, method));
    }

    private Person withoutPhone() {
        return new Person(name, "staff", null);
    }

    /** The number as people of the country write it. */
    String nationalNumber() {
        return number.replaceFirst("^\\+1([0-9]{3})([0-9]{3})([0-9]{4})$", "($1) $2-$3");
    }

    /** The number as the telephone shows it. */
    String spacedNumber() {
        return number.replaceFirst("^\\+1([0-9]{3})([0-9]{3})([0-9]{4})$", "+1 $1 $2 $3");
    }

    String lastTwoDigits() {
        return number.substring(number.length() - 2);
    }
}
