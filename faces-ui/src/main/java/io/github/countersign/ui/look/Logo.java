package io.github.countersign.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A practice's picture, as it was in its file when the pages started. */
final class Logo {

    static final int LARGEST = 200 * 1024;

    private static final Pattern SVG =
            Pattern.compile("\\A\\uFEFF?\\s*<(?:svg|\\?xml|!--|!DOCTYPE\\s+svg)\\b.*", Pattern.DOTALL);

    private final byte[] content;
    private final String type;
    private final String version;

    private Logo(byte[] content, String type) {
        this.content = content;
        this.type = type;
        this.version = Assets.checksum(content);
    }

    /** @throws IllegalArgumentException when this is no picture to show; it tells why */
    static Logo read(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String type = name.endsWith(".svg")
                ? "image/svg+xml"
                : name.endsWith(".png") ? "image/png" : name.endsWith(".webp") ? "image/webp" : "";
        if (type.isEmpty()) {
            throw new IllegalArgumentException("its name has another ending");
        }
        byte[] content = content(file);
        if (content.length > LARGEST) {
            throw new IllegalArgumentException("the file is larger");
        }
        if (!isA(type, content)) {
            throw new IllegalArgumentException("what is in the file is something else");
        }
        return new Logo(content, type);
    }

    private static byte[] content(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + e, e);
        }
    }

    /** So that a slip of the pen does not publish a key: the file is looked into. */
    private static boolean isA(String type, byte[] content) {
        String begin = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
        return switch (type) {
            case "image/png" -> begin.startsWith("\u0089PNG\r\n\u001a\n");
            case "image/webp" -> begin.startsWith("RIFF") && begin.endsWith("WEBP");
            default -> {
                String text = new String(content, StandardCharsets.UTF_8);
                yield SVG.matcher(text).matches() && text.contains("<svg");
            }
        };
    }

    byte[] content() {
        return content.clone();
    }

    String type() {
        return type;
    }

    /** Another one for another picture. */
    String version() {
        return version;
    }
}
