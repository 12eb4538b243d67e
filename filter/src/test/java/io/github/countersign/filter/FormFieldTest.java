package io.github.countersign.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of fields as applications give them, in five languages and some more. */
@NullUnmarked
class FormFieldTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // passwords
                "password",
                "j_password",
                "Passwort",
                "passwd",
                "pass",
                "userPass",
                "new_pass",
                "pw",
                "userpw",
                "newpw",
                "oldpw",
                "pw1",
                "pwNew",
                "pwconfirm",
                "pswd",
                "user_pswd",
                "psswd",
                "pwd",
                "pwd2",
                "passphrase",
                "pass-phrase",
                "passcode",
                "form:login:passw",
                "user[password]",
                "kennwort",
                "neuesKennwort",
                "Losungswort",
                "contrase\u00f1a",
                "contrasen\u0303a",
                "contrasena",
                "contrasenia",
                "nuevaContrasena",
                "clave",
                "clave_de_acceso",
                "senha",
                "novaSenha",
                "palavra-passe",
                "motdepasse",
                "mot_de_passe",
                "motDePasse",
                "mdp",
                "nouveau_mdp",
                "wachtwoord",
                "PASSWORD",
                "_password_",
                // secrets
                "secret",
                "clientSecret",
                "secreto",
                "segredo",
                "Geheimwort",
                "Geheimzahl",
                "apiKey",
                "private_key",
                "securityAnswer",
                // codes that somebody received, or reads from an app
                "otp",
                "otp1",
                "totpCode",
                "code",
                "C\u00f3digo",
                "codigo",
                "2fa_code",
                "mfaCode",
                "smsCode",
                "code_sms",
                "verification-code",
                "codigoDeVerificacion",
                "c\u00f3digo_de_verifica\u00e7\u00e3o",
                "codeDeVerification",
                "Best\u00e4tigungscode",
                "Einmalcode",
                "tan",
                "smsTan",
                "backupCode",
                // numbers that only the holder knows
                "pin",
                "PIN",
                "cardPin",
                "userpin",
                "pinCode",
                "code_pin",
                "nip",
                "cvv",
                "cvv2",
                "cardCvc",
                "cvc2",
                "csc",
                "securityCode",
                "card_security_code",
                "Sicherheitscode",
                "codigoDeSeguridad",
                "c\u00f3digo_de_seguran\u00e7a",
                "cryptogramme",
                "Kartenpr\u00fcfnummer"
            })
    void looksSecret(String name) {
        assertThat(new FormField(name, "").looksSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "passenger",
                "passengerName",
                "passport",
                "passportNumber",
                "shipping",
                "opinion",
                "spinach",
                "hispanic",
                "pinned",
                "postalCode",
                "zip_code",
                "countryCode",
                "plz",
                "codePostal",
                "codigoPostal",
                "c\u00f3digo_postal",
                "diagnosisCode",
                "productCode",
                "tenant",
                "standing",
                "instance",
                "importance",
                "distance",
                "notes",
                "text",
                "amount",
                "iban",
                "birthday",
                "_csrf",
                "csrfToken",
                "jakarta.faces.ViewState",
                "__RequestVerificationToken",
                "address",
                "compassion",
                "manipulation",
                "clavicle",
                "nipple",
                "Sekretariat"
            })
    void isOrdinary(String name) {
        assertThat(new FormField(name, "").looksSecret()).isFalse();
    }
}
