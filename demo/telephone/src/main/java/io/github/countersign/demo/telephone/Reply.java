package io.github.countersign.demo.telephone;

import jakarta.json.JsonObject;

/** An answer of the API. */
sealed interface Reply permits Created, Found, TwilioError {

    int status();

    JsonObject body();
}
