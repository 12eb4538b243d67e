package io.github.countersign.demo.clinic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clinic's "database". All the people in it are invented. */
final class Records {

    private static final int REMEMBERED = 50;

    private static final List<Visit> TODAY = List.of(
            new Visit("08:30", "Amelia Thornbury", "1957-03-12", "Blood pressure", "Dr. Whitlock"),
            new Visit("09:00", "Bartholomew Quince", "1984-11-02", "Vaccination", "Nurse Abara"),
            new Visit("09:20", "Henrietta Okonkwo", "1991-06-25", "Migraine", "Dr. Whitlock"),
            new Visit("10:15", "Leopold Vandermeer", "1946-01-30", "Diabetes check", "Dr. Sandoval"),
            new Visit("11:00", "Marigold Espinoza", "2015-08-17", "Ear ache", "Dr. Sandoval"),
            new Visit("14:10", "Thaddeus Blackwood", "1973-04-09", "Back pain", "Dr. Whitlock"));

    private final Deque<Appointment> appointments = new ArrayDeque<>();
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final Map<String, String> pins = new HashMap<>();

    List<Visit> today() {
        return TODAY;
    }

    List<Visit> find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return TODAY.stream()
                .filter(visit -> visit.getPatient().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    synchronized void book(Appointment appointment) {
        keep(appointments, appointment);
    }

    synchronized void receive(Letter letter) {
        keep(letters, letter);
    }

    /** The PIN by which the clinic recognizes a caller. */
    synchronized void setPin(String person, String pin) {
        pins.put(person, pin);
    }

    synchronized boolean hasPin(String person) {
        return pins.containsKey(person);
    }

    private static <T> void keep(Deque<T> latest, T one) {
        latest.addFirst(one);
        if (latest.size() > REMEMBERED) {
            latest.removeLast();
        }
    }

    synchronized List<Appointment> appointmentsOf(String patient) {
        return appointments.stream()
                .filter(appointment -> appointment.getPatient().equals(patient))
                .toList();
    }

    synchronized List<Letter> lettersOf(String writer) {
        return letters.stream()
                .filter(letter -> letter.getWriter().equals(writer))
                .toList();
    }
}
