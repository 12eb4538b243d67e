package io.github.countersign.filter.settings;

import io.github.countersign.filter.mark.Internal;
import org.jspecify.annotations.Nullable;

/** Where settings are read by name; an absent or blank one is null. */
@Internal
@FunctionalInterface
public interface SettingSource {

    @Nullable
    String read(String name);
}
