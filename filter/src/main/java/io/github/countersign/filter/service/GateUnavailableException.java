package io.github.countersign.filter.service;

import io.github.countersign.filter.mark.Internal;
import org.jspecify.annotations.Nullable;

/** The service did not answer. Checked, so that no caller forgets to lock. */
@Internal
public final class GateUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    GateUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
