package io.github.countersign.demo.telephone;

import jakarta.json.JsonObject;

/** The answer to what became of a message or a call. */
record Found(JsonObject body) implements Reply {

    @Override
    public int status() {
        return 200;
    }
}
