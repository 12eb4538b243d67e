package io.github.countersign.demo.telephone;

/** How a message reached the phone; the names are those of the JSON list. */
enum Channel {
    SMS("sms"),
    VOICE("voice");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
