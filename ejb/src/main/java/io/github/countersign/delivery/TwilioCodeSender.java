package io.github.countersign.delivery;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.Twiml;
import io.github.countersign.delivery.Delivery.Accepted;
import io.github.countersign.delivery.Delivery.Doubt;
import io.github.countersign.delivery.Delivery.MaybeSent;
import io.github.countersign.delivery.Delivery.Refused;
import io.github.countersign.delivery.TwilioHttp.AnswerLost;
import io.github.countersign.delivery.TwilioHttp.NotConnected;
import io.github.countersign.settings.TwilioSettings;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends codes through Twilio: Messages for texts, Calls for voice. There is one for the whole application, and it is closed with it.
 *
 * <p>It never logs Twilio's error texts, because they quote the number.
 */
public final class TwilioCodeSender implements CodeSender, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TwilioCodeSender.class.getName());

    /** How long a send waits for one of the others to finish. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The statuses of a gateway in between that has no answer from Twilio. */
    private static final Set<Integer> GATEWAY_ERRORS = Set.of(502, 504);

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");

    private final com.twilio.type.PhoneNumber from;
    private final TwilioHttp http;
    private final TwilioRestClient client;
    private final Semaphore places;
    private final Duration patience;
    private final TwilioErrors errors = new TwilioErrors();
    private final TwilioFates fates;
    private final Alarm alarm;

    public TwilioCodeSender(TwilioSettings settings, Clock clock) {
        this(settings, new TwilioHttp(settings), clock, PATIENCE);
    }

    TwilioCodeSender(TwilioSettings settings, TwilioHttp http, Clock clock, Duration patience) {
        from = new com.twilio.type.PhoneNumber(settings.from());
        this.http = http;
        client = new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
                .httpClient(http)
                .build();
        fates = new TwilioFates(client, errors);
        places = new Semaphore(settings.maxConcurrent(), true);
        this.patience = patience;
        alarm = new Alarm(LOG, clock);
        if (settings.baseAddress() != null) {
            LOG.log(Level.WARNING, "Codes go to {0} instead of Twilio", settings.baseAddress());
        }
    }

    @Override
    public Delivery send(CodeMessage message) {
        return deliver(message.to(), message.channel(), () -> switch (message.channel()) {
            case SMS -> TextMessage.of(message);
            case VOICE -> SpokenCode.of(message);
        });
    }

    @Override
    public Delivery tell(Notice notice) {
        return deliver(notice.to(), notice.channel(), () -> switch (notice.channel()) {
            case SMS -> NoticeText.written(notice);
            case VOICE -> SpokenCode.of(notice);
        });
    }

    /** @param content the text, or the TwiML of the call */
    private Delivery deliver(PhoneNumber number, Channel channel, Supplier<String> content) {
        if (!takePlace()) {
            alarm.raise(Level.WARNING, "There are more codes at once than countersign.twilio.max-concurrent allows");
            return new Refused(Advice.TRY_LATER, null, false);
        }
        try {
            return new Accepted(create(number, channel, content.get()));
        } catch (TwilioException e) {
            return judge(e, channel);
        } finally {
            places.release();
        }
    }

    @Override
    public Fate fate(String providerId, Channel channel) {
        return fates.of(providerId, channel);
    }

    @Override
    public void close() {
        http.close();
    }

    private boolean takePlace() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String create(PhoneNumber number, Channel channel, String content) {
        com.twilio.type.PhoneNumber to = new com.twilio.type.PhoneNumber(number.e164());
        Optional<String> id = switch (channel) {
            case SMS ->
                Optional.ofNullable(Message.creator(to, from, content).create(client))
                        .map(Message::getSid);
            case VOICE ->
                Optional.ofNullable(Call.creator(to, from, new Twiml(content)).create(client))
                        .map(Call::getSid);
        };
        return id.filter(sid -> SID.matcher(sid).matches()).orElseThrow(() -> new ApiException("The answer has no id"));
    }

    private Delivery judge(TwilioException failure, Channel channel) {
        if (failure instanceof NotConnected) {
            alarm.raise(Level.WARNING, "Twilio cannot be reached: " + kindOf(failure.getCause()));
            return new Refused(Advice.TRY_LATER, null, false);
        }
        if (failure instanceof AnswerLost) {
            boolean tooLate = failure.getCause() instanceof InterruptedIOException;
            return maybeSent(tooLate ? Doubt.NO_ANSWER_IN_TIME : Doubt.CONNECTION_LOST);
        }
        if (!(failure instanceof ApiException answer) || answer.getStatusCode() == null) {
            return maybeSent(Doubt.UNREADABLE_ANSWER);
        }
        if (answer.getCode() == null && GATEWAY_ERRORS.contains(answer.getStatusCode())) {
            return maybeSent(Doubt.NO_ANSWER_IN_TIME);
        }
        Refused refused = errors.refused(answer.getCode(), answer.getStatusCode(), channel);
        tellOperator(refused, answer.getStatusCode());
        return refused;
    }

    private MaybeSent maybeSent(Doubt doubt) {
        alarm.raise(
                Level.WARNING,
                switch (doubt) {
                    case NO_ANSWER_IN_TIME -> "Twilio did not answer in time: a code may have been sent, or not";
                    case CONNECTION_LOST ->
                        "The connection broke before Twilio's answer was there: a code may have been sent, or not";
                    case UNREADABLE_ANSWER -> "Twilio's answer cannot be read: a code may have been sent, or not";
                });
        return new MaybeSent(doubt);
    }

    private void tellOperator(Refused refused, int status) {
        String error = refused.providerCode() != null ? "error " + refused.providerCode() : "HTTP status " + status;
        if (refused.operatorMustAct()) {
            alarm.raise(
                    Level.ERROR, "Twilio refuses to send codes until the settings or the account are fixed: " + error);
        } else if (refused.advice() == Advice.TRY_LATER || refused.advice() == Advice.OFFER_CALL) {
            alarm.raise(Level.WARNING, "Twilio did not send a code: " + error);
        }
    }

    private static String kindOf(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
