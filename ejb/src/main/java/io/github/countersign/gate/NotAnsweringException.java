package io.github.countersign.gate;

/** Nobody waits any longer for an answer, or nobody asked because there has been none lately. */
public final class NotAnsweringException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotAnsweringException(String message) {
        super(message, null, false, false); // made for every request of an outage: it has no stack
    }
}
