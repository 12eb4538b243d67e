package io.github.countersign.demo.telephone;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The messages in the form that tests read. */
final class MessageList {

    private MessageList() {}

    static JsonArray json(List<Message> messages) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Message message : messages) {
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("to", message.to().e164())
                    .add("channel", message.channel().label())
                    .add("text", message.text());
            message.code().ifPresentOrElse(code -> json.add("code", code), () -> json.addNull("code"));
            list.add(json.add("at", message.at().toString()));
        }
        return list.build();
    }
}
