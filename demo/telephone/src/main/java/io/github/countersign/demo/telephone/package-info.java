/**
 * A telephone company in one small application: it accepts texts and calls through Twilio's REST API, as Twilio would, and shows them on a
 * page that looks like a phone. It exists so that the demo and the tests run the real Twilio SDK.
 */
@NullMarked
package io.github.countersign.demo.telephone;

import org.jspecify.annotations.NullMarked;
