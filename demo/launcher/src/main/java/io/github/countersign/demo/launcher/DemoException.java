package io.github.countersign.demo.launcher;

/** Says that the demo cannot run. The message tells people in one line why, and what to do. */
public final class DemoException extends Exception {

    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
