package io.github.countersign.demo.telephone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the eight digits in a message: written together, or read one by one with pauses, any number of times. */
final class CarriedCode {

    private static final int LENGTH = 8;
    private static final Pattern TOGETHER = Pattern.compile("(?<![0-9])[0-9]{8}(?![0-9])");
    private static final Pattern ONE_BY_ONE =
            Pattern.compile("(?<![\\p{Alnum}])[0-9](?:[^\\p{Alnum}]+[0-9](?![\\p{Alnum}]))+");

    private CarriedCode() {}

    static Optional<String> in(Message message) {
        if (message.channel() == Channel.VOICE) {
            Matcher runs = ONE_BY_ONE.matcher(message.text());
            while (runs.find()) {
                String digits = runs.group().replaceAll("[^0-9]", "");
                String first = digits.substring(0, Math.min(LENGTH, digits.length()));
                if (digits.length() % LENGTH == 0
                        && first.repeat(digits.length() / LENGTH).equals(digits)) {
                    return Optional.of(first);
                }
            }
        }
        Matcher together = TOGETHER.matcher(message.text());
        return together.find() ? Optional.of(together.group()) : Optional.empty();
    }
}
