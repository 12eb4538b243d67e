package io.github.countersign.challenge;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.PhoneNumber;
import io.github.countersign.delivery.PhoneNumberRules;
import io.github.countersign.delivery.PhoneReading;
import io.github.countersign.delivery.VerificationCode;
import io.github.countersign.settings.Settings;
import io.github.countersign.visit.Visitor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;

/** Puts codes into messages and hands the messages to the provider. */
@Singleton
class CodeMessages {

    /** A number in E.164 format needs no region to be understood. */
    private static final String ANY_REGION = "ZZ";

    private final CodeSender sender;
    private final PhoneNumberRules numbers;
    private final Settings settings;
    private final DeliveryWatch watch;

    @Inject
    CodeMessages(CodeSender sender, PhoneNumberRules numbers, Settings settings, DeliveryWatch watch) {
        this.sender = sender;
        this.numbers = numbers;
        this.settings = settings;
        this.watch = watch;
    }

    /** Whether the current rules allow messages to that number. */
    boolean mayGoTo(PhoneNumber number) {
        return numbers.read(ANY_REGION, number.e164()) instanceof PhoneReading.Usable;
    }

    /** Takes as long as the provider does, so call it outside any transaction. */
    Delivery send(Visitor visitor, PhoneNumber number, Channel channel, VerificationCode code) {
        return sender.send(new CodeMessage(
                number,
                channel,
                code,
                visitor.practiceName(),
                settings.originHost(),
                Locale.forLanguageTag(visitor.locale())));
    }

    /** Has it found out what becomes of a message that the provider has accepted. */
    void follow(Delivery.Accepted accepted, Visitor visitor, Channel channel, Challenge challenge) {
        watch.follow(
                accepted.providerId(),
                channel,
                visitor.acting(),
                challenge.id(),
                Objects.requireNonNull(challenge.sentAt()));
    }
}
