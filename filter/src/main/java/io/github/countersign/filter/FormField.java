package io.github.countersign.filter;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** Words by themselves; as a part of another word they mean something else (<i>Hispanic</i> has a pin in it). */
    private static final Set<String> SECRET_WORDS = new HashSet<>(Arrays.asList(
            "pass", "passe", "pw", "pin", "nip", "otp", "totp", "tan", "mdp", "clave", "cvv", "cvc", "cvn", "csc",
            "cav"));

    /** Wherever they occur in the letters of a name, which are written together and without accents for this. */
    private static final List<String> SECRET_PARTS = Arrays.asList(
            "passw",
            "passcode",
            "passphrase",
            "passkey",
            "pwd",
            "pswd",
            "pswrd",
            "psswd",
            "paswd",
            "pincode",
            "codepin",
            "secret", // and secreto, secrète, secreta
            "segredo",
            "geheim",
            "kennwort",
            "losungswort",
            "contrasen", // contraseña, contrasenya
            "contrasinal",
            "claveacceso",
            "clavedeacceso",
            "clavesecreta",
            "senha",
            "palavrapasse",
            "palavrachave",
            "motdepasse",
            "motpasse",
            "codigodeacesso",
            "codigoacceso",
            "wachtwoord",
            "parolachiave",
            "securitycode",
            "securityanswer",
            "securenumber",
            "sicherheitscode",
            "codigodeseguranca",
            "codigodeseguridad",
            "codigoseguridad",
            "codedesecurite",
            "codesecurite",
            "cryptogram",
            "kartenpruf",
            "cardverification",
            "verificationcode",
            "codigodeverifica",
            "codigoverifica",
            "codedeverification",
            "codeverification",
            "bestatigungscode",
            "onetimecode",
            "einmalcode",
            "smscode",
            "codesms",
            "mfacode",
            "facode", // 2fa_code
            "otpcode",
            "authcode",
            "recoverycode",
            "backupcode",
            "accesscode",
            "accesskey",
            "apikey",
            "privatekey");

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
        String plain =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        if (Arrays.stream(BETWEEN_WORDS.split(plain))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(SECRET_WORDS::contains)) {
            return true;
        }
        String letters = NO_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return letters.equals("code")
                || letters.equals("codigo")
                || letters.endsWith("pass")
                || letters.endsWith("pin")
                || letters.endsWith("pw") // userpw, newpw
                || letters.startsWith("pw")
                || SECRET_PARTS.stream().anyMatch(letters::contains);
    }
}
