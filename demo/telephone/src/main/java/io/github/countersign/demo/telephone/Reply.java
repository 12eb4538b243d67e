package io.github.countersign.demo.telephone;

import jakarta.json.JsonObject;

/** What the API answers. */
sealed interface Reply permits Created, TwilioError {

    int status();

    JsonObject body();
}
