package io.github.countersign.ui.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The style sheets, the script and the icon, with a version in their address so that browsers may keep them for good. */
@Named
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/assets/";
    private static final List<String> NAMES = List.of("countersign.css", "manage.css", "countersign.js", "icon.svg");

    @Inject
    ServletContext context;

    private @Nullable String version;

    public static boolean isOne(String path) {
        return path.equals(Brand.STYLE_SHEET)
                || path.equals(Brand.LOGO)
                || path.startsWith(FOLDER) && NAMES.contains(path.substring(FOLDER.length()));
    }

    /** Below the module's own address. */
    static List<String> paths() {
        return NAMES.stream().map(FOLDER::concat).toList();
    }

    public static boolean isVersioned(String path, @Nullable String query) {
        return isOne(path) && query != null && query.startsWith("v=");
    }

    public String path(String name) {
        return context.getContextPath() + FOLDER + name + "?v=" + version();
    }

    private String version() {
        String known = version;
        if (known == null) {
            known = checksum();
            version = known;
        }
        return known;
    }

    static String checksum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return Long.toHexString(sum.getValue());
    }

    private String checksum() {
        CRC32 sum = new CRC32();
        for (String name : NAMES) {
            try (InputStream in = context.getResourceAsStream(FOLDER + name)) {
                sum.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
