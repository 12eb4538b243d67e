package io.github.countersign.demo.browsertests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reached the phones of the demo. */
record Telephone(URI address) {

    /** A text or a call. {@code code}: the 8 digits that it carries. */
    record Message(
            String to,
            String channel,
            String text,
            @Nullable String code) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Newest first. */
    List<Message> messagesTo(String number) {
        URI messages = URI.create(address + "/messages?to=" + URLEncoder.encode(number, UTF_8));
        try {
            String json = HTTP.send(HttpRequest.newBuilder(messages).build(), BodyHandlers.ofString())
                    .body();
            return List.of(new Gson().fromJson(json, Message[].class));
        } catch (IOException e) {
            throw new IllegalStateException("The telephone does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Message newestTo(String number) {
        List<Message> messages = messagesTo(number);
        if (messages.isEmpty()) {
            throw new AssertionError("Nothing reached " + number);
        }
        return messages.get(0);
    }

    String codeFor(Colleague colleague) {
        return codeFor(colleague.number());
    }

    String codeFor(String number) {
        String code = newestTo(number).code();
        if (code == null) {
            throw new AssertionError("The newest message to " + number + " carries no code");
        }
        return code;
    }

    int countTo(Colleague colleague) {
        return messagesTo(colleague.number()).size();
    }

    /** A code that is not the one that was sent. */
    static String otherThan(String code) {
        return (code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1)) + code.substring(1);
    }
}
