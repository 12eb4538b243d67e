package io.github.countersign.ui.look;

import io.github.countersign.settings.SettingsReader;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A practice's colour and logo from given settings. */
public final class ReadBrand {

    private ReadBrand() {}

    public static Brand from(Function<String, @Nullable String> settings) {
        Brand brand = new Brand();
        brand.read(new SettingsReader(settings), () -> Path.of("unused"));
        return brand;
    }
}
