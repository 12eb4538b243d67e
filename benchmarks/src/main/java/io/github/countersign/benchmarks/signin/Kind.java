package io.github.countersign.benchmarks.signin;

/** A kind of sign-in, and the server that it costs. */
record Kind(String title, JavaServer server, Turn turn) {

    /** One sign-in, the n-th of its kind, by somebody else each time. */
    interface Turn {
        void signIn(int n) throws InterruptedException;
    }
}
