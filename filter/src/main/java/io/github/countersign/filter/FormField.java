package io.github.countersign.filter;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** One field of a form that is kept. Immutable; what people type is nobody's business, so no toString. */
final class FormField implements Serializable {

    private static final long serialVersionUID = 1;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> SECRET_WORDS = new HashSet<>(
            Arrays.asList("pass", "pw", "pin", "otp", "totp", "tan", "mdp", "cvv", "cvc", "secret", "secrets"));
    private static final List<String> SECRET_PARTS = Arrays.asList(
            "password",
            "passwd",
            "passwort",
            "passcode",
            "passphrase",
            "pwd",
            "kennwort",
            "contrasena",
            "contraseña",
            "senha",
            "motdepasse",
            "secret",
            "securitycode",
            "verificationcode",
            "onetimecode",
            "smscode",
            "mfacode",
            "authcode");

    private final String name;
    private final String value;

    FormField(String name, String value) {
        this.name = name;
        this.value = value;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    int size() {
        return bytes(name) + bytes(value);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Whether people type a secret here, judging by the field's name: browsers do not send the types of fields. A wrong yes costs typing
     * once more. But a postal {@code code} and a {@code token} against forged forms do not count as secrets, or hardly any form would be
     * kept.
     */
    boolean looksSecret() {
        if (Arrays.stream(BETWEEN_WORDS.split(name))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(SECRET_WORDS::contains)) {
            return true;
        }
        String letters = NO_LETTERS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
        return letters.equals("code")
                || letters.endsWith("pass")
                || letters.endsWith("pin")
                || SECRET_PARTS.stream().anyMatch(letters::contains);
    }
}
