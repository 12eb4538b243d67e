package io.github.countersign.demo.browsertests;

import io.github.countersign.demo.launcher.Person;
import io.github.countersign.demo.launcher.Person.Method;
import io.github.countersign.demo.launcher.Person.Phone;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Somebody whom no other test has seen, so that nothing that a test does counts against another: of the staff, or a client.
 *
 * @param number of the phone that is set up; of a newcomer, one that nobody else has
 */
record Colleague(String name, String number) {

    private static final int OF_EACH_KIND = 250;

    static final List<Person> ALL = Stream.of(
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::texted).map(who -> who.person(Method.TEXT)),
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::called).map(who -> who.person(Method.CALL)),
                    IntStream.range(0, OF_EACH_KIND)
                            .mapToObj(Colleague::newcomer)
                            .map(Colleague::withoutPhone),
                    IntStream.range(0, OF_EACH_KIND).mapToObj(Colleague::client).map(Colleague::clientWithoutPhone))
            .flatMap(people -> people)
            .toList();

    private static final AtomicInteger TEXTED = new AtomicInteger();
    private static final AtomicInteger CALLED = new AtomicInteger();
    private static final AtomicInteger NEWCOMERS = new AtomicInteger();
    private static final AtomicInteger CLIENTS = new AtomicInteger();

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

    /** A client, of whom no second factor is required and who has none. */
    static Colleague client() {
        return client(CLIENTS.getAndIncrement());
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
