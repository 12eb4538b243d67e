package io.github.countersign.demo.telephone;

import jakarta.json.JsonObject;

/** The answer that a message or a call was accepted. */
record Created(JsonObject body) implements Reply {

    @Override
    public int status() {
        return 201;
    }
}
