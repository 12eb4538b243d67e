package io.github.countersign.demo.telephone;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** A refusal, in Twilio's words and numbers (https://www.twilio.com/docs/api/errors). */
record TwilioError(int status, int code, String message) implements Reply {

    static TwilioError badRequest(int code, String message) {
        return new TwilioError(400, code, message);
    }

    @Override
    public JsonObject body() {
        return Json.createObjectBuilder()
                .add("code", code)
                .add("message", message)
                .add("more_info", "https://www.twilio.com/docs/errors/" + code)
                .add("status", status)
                .build();
    }
}
