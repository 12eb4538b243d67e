package io.github.countersign.demo.clinic;

/** One line of the day's list. A bean for the JSPs. */
public final class Visit {

    private final String time;
    private final String patient;
    private final String born;
    private final String reason;
    private final String seenBy;

    public Visit(String time, String patient, String born, String reason, String seenBy) {
        this.time = time;
        this.patient = patient;
        this.born = born;
        this.reason = reason;
        this.seenBy = seenBy;
    }

    public String getTime() {
        return time;
    }

    public String getPatient() {
        return patient;
    }

    public String getBorn() {
        return born;
    }

    public String getReason() {
        return reason;
    }

    public String getSeenBy() {
        return seenBy;
    }
}
