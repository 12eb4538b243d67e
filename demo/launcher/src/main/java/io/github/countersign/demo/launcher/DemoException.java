package io.github.countersign.demo.launcher;

/** The demo cannot run; the message says why and what to do, in one line for people. */
public final class DemoException extends Exception {

    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
