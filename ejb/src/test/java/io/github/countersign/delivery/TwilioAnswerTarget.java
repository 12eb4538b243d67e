package io.github.countersign.delivery;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.github.countersign.fuzz.Fuzz;
import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** What comes back from Twilio, or from something in between. The first three characters are the status. */
public final class TwilioAnswerTarget {

    public static final List<String> SEEDS = List.of(
            "200" + SocketTwilio.accepted(),
            "200{\"sid\": \"SM1\", \"status\": \"undelivered\", \"error_code\": 30034}",
            "200{\"sid\": \"CA1\", \"status\": \"no-answer\", \"duration\": \"1e999\"}",
            "404{\"code\": 20404, \"message\": \"x\", \"status\": 404, \"details\": {\"a\": [1]}}",
            "503<html>",
            "200",
            "500null",
            "302[]");

    private static final TwilioErrors ERRORS = new TwilioErrors();

    private TwilioAnswerTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        String digits = text.substring(0, Math.min(3, text.length()));
        int status = digits.matches("[1-5][0-9]{2}") ? Integer.parseInt(digits) : 200;
        byte[] body = input.length > 3 ? java.util.Arrays.copyOfRange(input, 3, input.length) : new byte[0];
        TwilioFates fates = new TwilioFates(
                new TwilioRestClient.Builder("AC" + "0".repeat(32), "secret")
                        .httpClient(new HttpClient() {
                            @Override
                            public Response reliableRequest(Request request, int[] retry, int retries, long delay) {
                                return makeRequest(request);
                            }

                            @Override
                            public Response makeRequest(Request request) {
                                return answer(status, body);
                            }
                        })
                        .build(),
                ERRORS);
        for (Channel channel : Channel.values()) {
            fates.of("SM1", channel);
        }
        try {
            answer(status, body);
        } catch (ApiException e) {
            ERRORS.refused(e.getCode(), e.getStatusCode(), Channel.SMS);
        }
    }

    private static Response answer(int status, byte[] body) {
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(status);
        answer.setEntity(new ByteArrayEntity(body, null));
        try {
            return TwilioHttp.read(answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
