package io.github.countersign.demo.telephone;

import jakarta.json.JsonObject;

/** A message or a call was accepted. */
record Created(JsonObject body) implements Reply {

    @Override
    public int status() {
        return 201;
    }
}
