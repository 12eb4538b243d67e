package io.github.countersign.ui.web;

import io.github.countersign.settings.PageSettings;
import io.github.countersign.settings.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of the pages. What is wrong with them, the service tells at its start. */
@ApplicationScoped
public class PageConfiguration {

    @Produces
    @Singleton
    PageSettings settings() {
        return PageSettings.read(SettingsReader.ofServer());
    }
}
