package io.github.countersign.filter.output;

/**
 * Ends a request of the application during which somebody who is not verified has signed in in its session. The request must not do
 * anything for that person, so the application is not asked whether it wants to stop.
 */
final class SignedInElsewhereException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SignedInElsewhereException() {
        super(
                "Somebody has signed in in this session while this request was under way, and the second factor is outstanding");
    }
}
