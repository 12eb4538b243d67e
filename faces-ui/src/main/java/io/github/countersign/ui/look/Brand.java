package io.github.countersign.ui.look;

import io.github.countersign.gate.DataDirectory;
import io.github.countersign.settings.SettingsReader;
import io.github.countersign.settings.SettingsReader.NotAcceptedException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The practice's colour and logo, where they are set. A value that cannot be used keeps nobody out: the pages then have their own
 * look.
 */
@Named
@ApplicationScoped
public class Brand {

    static final String STYLE_SHEET = "/assets/brand.css";
    static final String LOGO = "/assets/logo";

    private static final String COLOUR_SETTING = "countersign.colour";
    private static final String LOGO_SETTING = "countersign.logo";

    @Inject
    ServletContext context;

    private List<String> problems = List.of();
    private @Nullable String styleSheet;
    private @Nullable Logo logo;

    @PostConstruct
    void read() {
        read(SettingsReader.ofServer(), DataDirectory::locate);
    }

    void read(SettingsReader reader, Supplier<Path> dataDirectory) {
        styleSheet = reader.read(
                        COLOUR_SETTING,
                        "a colour of six hexadecimal digits on which white text has a contrast of 4.5:1 or more, such as #0b5c5c",
                        value -> Palette.styleSheet(colour(value)))
                .orElse(null);
        logo = reader.read(
                        LOGO_SETTING,
                        "the name of a file in the data directory, or the absolute path of one: .svg, .png or .webp, at most 200 KB",
                        value -> logo(value, dataDirectory))
                .orElse(null);
        problems = reader.problems();
    }

    private static Logo logo(String value, Supplier<Path> dataDirectory) {
        try {
            return Logo.read(file(value, dataDirectory));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new NotAcceptedException(String.valueOf(e.getMessage()));
        }
    }

    private static Colour colour(String value) {
        Colour colour;
        try {
            colour = Colour.of(value);
        } catch (IllegalArgumentException e) {
            throw new NotAcceptedException("not such a colour");
        }
        if (!Colour.WHITE.isReadableOn(colour)) {
            int tenths = (int) (colour.contrastWith(Colour.WHITE) * 10);
            throw new NotAcceptedException("white text on it has " + tenths / 10 + "." + tenths % 10 + ":1");
        }
        return colour;
    }

    private static Path file(String value, Supplier<Path> dataDirectory) {
        Path path;
        try {
            path = Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not the name of a file", e);
        }
        if (!path.isAbsolute() && path.getNameCount() != 1) {
            throw new IllegalArgumentException("a path that does not start at the root");
        }
        return path.isAbsolute() ? path : dataDirectory.get().resolve(path);
    }

    /** Every setting that cannot be used: its name, its value, why, and what is accepted. */
    List<String> problems() {
        return problems;
    }

    Optional<String> styleSheet() {
        return Optional.ofNullable(styleSheet);
    }

    Optional<Logo> logo() {
        return Optional.ofNullable(logo);
    }

    /** The address of the style sheet that puts the colour in; empty when there is none. */
    public String getStyleSheetPath() {
        return styleSheet == null
                ? ""
                : path(STYLE_SHEET, Assets.checksum(styleSheet.getBytes(StandardCharsets.UTF_8)));
    }

    /** Empty when there is none. */
    public String getLogoPath() {
        return logo == null ? "" : path(LOGO, logo.version());
    }

    private String path(String address, String version) {
        return context.getContextPath() + address + "?v=" + version;
    }
}
