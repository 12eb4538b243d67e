package io.github.countersign.filter;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form in a request that is refused anyway: afterwards its body is gone. The result is null when the form is not fit to be kept.
 */
final class FormReading {

    static final int MOST_FIELDS = 1_000;
    static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_BYTES_ENCODED = 3 * MOST_BYTES;
    private static final long MOST_BYTES_WITH_FILES = 10_000_000;
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    /** What browsers send for a page in ISO-8859-1, too. */
    private static final Charset OLD = Charset.forName("windows-1252");

    private FormReading() {}

    static KeptForm.@Nullable FormBody of(HttpServletRequest request) {
        String type = request.getContentType();
        String bare = type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        try {
            switch (bare) {
                case URL_ENCODED:
                    return urlEncoded(request);
                case MULTIPART:
                    return multipart(request);
                default:
                    return null;
            }
        } catch (IOException | ServletException | RuntimeException e) {
            return null;
        }
    }

    private static KeptForm.@Nullable FormBody urlEncoded(HttpServletRequest request) throws IOException {
        byte[] body = atMost(MOST_BYTES_ENCODED + 1, request.getInputStream());
        long told = request.getContentLengthLong();
        if (body.length > MOST_BYTES_ENCODED || (told >= 0 && told != body.length)) {
            return null;
        }
        String text = decoded(body, StandardCharsets.US_ASCII);
        try {
            return fit(pairs(text, StandardCharsets.UTF_8), URL_ENCODED, StandardCharsets.UTF_8, false);
        } catch (CharacterCodingException e) {
            return fit(pairs(text, OLD), URL_ENCODED, OLD, false);
        }
    }

    private static List<FormField> pairs(String body, Charset charset) throws CharacterCodingException {
        List<FormField> fields = new ArrayList<>();
        for (String pair : body.split("&", MOST_FIELDS + 2)) {
            int at = pair.indexOf('=');
            String name = unescaped(at < 0 ? pair : pair.substring(0, at), charset);
            if (!name.isEmpty()) {
                fields.add(new FormField(name, at < 0 ? "" : unescaped(pair.substring(at + 1), charset)));
            }
        }
        return fields;
    }

    private static String unescaped(String text, Charset charset) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(16 * hexDigit(text.charAt(i + 1)) + hexDigit(text.charAt(i + 2)));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return decoded(bytes.toByteArray(), charset);
    }

    /** No more than that: {@code Integer.parseInt} would take a sign, too, and the form would be another one when it is sent again. */
    private static int hexDigit(char c) {
        int digit = Character.digit(c, 16);
        if (digit < 0) {
            throw new IllegalArgumentException("Not an escape");
        }
        return digit;
    }

    private static KeptForm.@Nullable FormBody multipart(HttpServletRequest request)
            throws IOException, ServletException {
        long told = request.getContentLengthLong();
        if (told < 0 || told > MOST_BYTES_WITH_FILES) {
            return null;
        }
        boolean filesLost = false;
        List<String> names = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        long size = 0;
        for (Part part : request.getParts()) {
            if (part.getSubmittedFileName() != null) {
                filesLost |= part.getSize() > 0;
                continue;
            }
            size += part.getSize();
            if (size > MOST_BYTES) {
                return null;
            }
            names.add(part.getName());
            values.add(atMost(MOST_BYTES + 1, part.getInputStream()));
        }
        try {
            return fit(parts(names, values, StandardCharsets.UTF_8), MULTIPART, StandardCharsets.UTF_8, filesLost);
        } catch (CharacterCodingException e) {
            // the container has read the names, and may have read them as UTF-8
            return names.stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                    ? fit(parts(names, values, OLD), MULTIPART, OLD, filesLost)
                    : null;
        }
    }

    private static List<FormField> parts(List<String> names, List<byte[]> values, Charset charset)
            throws CharacterCodingException {
        List<FormField> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new FormField(names.get(i), decoded(values.get(i), charset)));
        }
        return fields;
    }

    private static byte[] atMost(int most, InputStream input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int read = 0;
        while (bytes.size() < most && read >= 0) {
            bytes.write(buffer, 0, read);
            read = input.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
        }
        return bytes.toByteArray();
    }

    private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static KeptForm.@Nullable FormBody fit(
            List<FormField> fields, String encodingType, Charset charset, boolean filesLost) {
        boolean fit = !fields.isEmpty()
                && fields.size() <= MOST_FIELDS
                && fields.stream().mapToLong(FormField::size).sum() <= MOST_BYTES
                && fields.stream().noneMatch(FormField::looksSecret)
                // no page can give it back
                && fields.stream().noneMatch(field -> (field.name() + field.value()).indexOf('\0') >= 0);
        return fit ? new KeptForm.FormBody(fields, encodingType, charset.name(), filesLost) : null;
    }
}
