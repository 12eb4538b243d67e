package io.github.countersign.filter;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fuzz.Fuzz;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bodies of forms, of both kinds. What is kept of a form is what the application would have read. */
public final class FormTarget {

    public static final List<String> SEEDS = List.of(
            "text=a&note=b+c%20d",
            "a=%C3%A9&b=%E9",
            "=x&&a&b=",
            "a=%",
            "a=%+f&b=%-1&c=%0G",
            "password=hunter2",
            "a=%00",
            "x".repeat(70) + "=" + "y".repeat(70));

    private FormTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        FakeRequest request = FakeRequest.form("/notes").body("");
        request.body = input;
        request.contentLength = input.length;
        KeptForm.FormBody kept = FormReading.of(request.http);
        if (kept != null) {
            isWhatWasSent(kept, new String(input, StandardCharsets.US_ASCII));
        }
        int equals = Math.max(0, text.indexOf('='));
        FormReading.of(FakeRequest.form("/notes").part(text.substring(0, equals), null, text.substring(equals)).http);
        FormReading.of(FakeRequest.form("/notes").part("a", text, text).http);
        FakeRequest typed = FakeRequest.form("/notes").body("a=b");
        typed.contentType = text;
        FormReading.of(typed.http);
    }

    private static void isWhatWasSent(KeptForm.FormBody kept, String body) {
        List<String> sent = new ArrayList<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), kept.charset());
            if (!name.isEmpty()) {
                sent.add(name + "=" + (equals < 0 ? "" : decoded(pair.substring(equals + 1), kept.charset())));
            }
        }
        List<String> read = new ArrayList<>();
        kept.fields().forEach(field -> read.add(field.name() + "=" + field.value()));
        if (!sent.equals(read)) {
            throw new IllegalStateException(sent + " was kept as " + read);
        }
    }

    private static String decoded(String text, String charset) {
        return URLDecoder.decode(text, Charset.forName(charset));
    }
}
