package io.github.countersign.challenge;

import io.github.countersign.delivery.Alarm;
import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.Fate.Undelivered;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the operator of codes that did not arrive. One is a phone that is switched off; several in a row are a number that is not
 * registered, or a filter of the phone companies, and keep everybody out.
 */
final class Arrivals {

    private static final System.Logger LOG = System.getLogger(DeliveryWatch.class.getName());

    private static final int ALARMING = 3;

    private final Alarm alarm;
    private final Map<Channel, Integer> failedInARow = new ConcurrentHashMap<>();

    Arrivals(Clock clock) {
        this.alarm = new Alarm(LOG, clock);
    }

    void arrived(Channel channel) {
        failedInARow.remove(channel);
    }

    void failed(Channel channel, Undelivered fate) {
        String kind = channel == Channel.SMS ? "text" : "call";
        String error = fate.providerCode() == null ? "" : ": error " + fate.providerCode();
        int inARow = failedInARow.merge(channel, 1, Integer::sum);
        if (fate.operatorMustAct()) {
            alarm.raise(
                    Level.ERROR,
                    "Codes are accepted and not delivered until the settings or the account are fixed" + error);
        } else {
            alarm.raise(Level.WARNING, "A " + kind + " with a code did not arrive" + error);
        }
        if (inARow >= ALARMING) {
            alarm.raise(
                    Level.ERROR,
                    kind + "s in a row",
                    "The last " + inARow + " " + kind + "s with codes did not arrive, the last one with"
                            + (error.isEmpty() ? " no error code" : error.substring(1))
                            + ": people who get their codes by " + kind + " may not be able to sign in");
        }
    }
}
