package io.github.countersign.demo.clinic;

/** A request for an appointment, as the form sent it. A bean for the JSPs. */
public final class Appointment {

    private final String patient;
    private final String day;
    private final String reason;

    public Appointment(String patient, String day, String reason) {
        this.patient = patient;
        this.day = day;
        this.reason = reason;
    }

    public String getPatient() {
        return patient;
    }

    public String getDay() {
        return day;
    }

    public String getReason() {
        return reason;
    }
}
