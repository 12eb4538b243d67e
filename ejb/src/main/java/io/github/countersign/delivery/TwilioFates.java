package io.github.countersign.delivery;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import io.github.countersign.delivery.Fate.Delivered;
import io.github.countersign.delivery.Fate.Open;
import io.github.countersign.delivery.Fate.Undelivered;
import org.jspecify.annotations.Nullable;

/** Asks Twilio what became of a text or a call. */
final class TwilioFates {

    private final TwilioRestClient client;
    private final TwilioErrors errors;

    TwilioFates(TwilioRestClient client, TwilioErrors errors) {
        this.client = client;
        this.errors = errors;
    }

    Fate of(String sid, Channel channel) {
        try {
            return switch (channel) {
                case SMS -> ofText(Message.fetcher(sid).fetch(client));
                case VOICE -> ofCall(Call.fetcher(sid).fetch(client));
            };
        } catch (TwilioException e) {
            return new Open(); // whoever asks may ask again
        }
    }

    private Fate ofText(@Nullable Message message) {
        if (message == null || message.getStatus() == null) {
            return new Open();
        }
        return switch (message.getStatus()) {
            case DELIVERED, READ -> new Delivered();
            case UNDELIVERED, FAILED, CANCELED -> errors.undelivered(message.getErrorCode());
            default -> new Open(); // "sent" too: some phone companies never say more
        };
    }

    private static Fate ofCall(@Nullable Call call) {
        if (call == null || call.getStatus() == null) {
            return new Open();
        }
        return switch (call.getStatus()) {
            case COMPLETED, IN_PROGRESS -> new Delivered();
            // a call has no error code; the page says for a call that it did not get through
            case BUSY, NO_ANSWER, FAILED -> new Undelivered(Advice.OFFER_CALL, null, false);
            case CANCELED -> new Undelivered(Advice.TRY_LATER, null, false);
            default -> new Open();
        };
    }
}
