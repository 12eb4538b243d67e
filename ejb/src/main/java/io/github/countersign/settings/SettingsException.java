package io.github.countersign.settings;

import java.util.List;

/** Lists every setting that keeps the service from starting: its name, its value, and what is accepted. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SettingsException(List<String> problems) {
        super("Countersign cannot start and lets nobody in. Correct these settings (environment, system property, or"
                + " countersign.properties in the data directory) and deploy again:"
                + System.lineSeparator() + "  - " + String.join(System.lineSeparator() + "  - ", problems));
    }
}
