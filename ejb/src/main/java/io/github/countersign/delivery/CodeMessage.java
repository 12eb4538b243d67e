package io.github.countersign.delivery;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One code on its way to one phone.
 *
 * @param practiceName the practice's name, as people know it; shortened if it does not fit
 * @param originHost the host name of the page that takes the code, without port and path, so that browsers can fill it in there; null if it
 *     is not known
 * @param locale the language to write or speak in; English if there is no translation
 */
public record CodeMessage(
        PhoneNumber to,
        Channel channel,
        VerificationCode code,
        String practiceName,
        @Nullable String originHost,
        Locale locale) {

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    public CodeMessage {
        if (originHost != null && !HOST_NAME.matcher(originHost).matches()) {
            throw new IllegalArgumentException(
                    "The origin host must be an ASCII host name without port and path, not \"" + originHost + "\"");
        }
    }
}
