package io.github.countersign.benchmarks.signin;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A realm with people who have a password and a one-time code, and people who have a password alone.
 *
 * @param policy of its passwords; empty for Keycloak's own
 */
record KeycloakRealm(String name, String policy, Map<String, Long> lastCodes) {

    static final URI APPLICATION = URI.create("http://localhost:18099/application/");
    static final String CLIENT = "clinic";
    static final String CLIENT_SECRET = "secret-of-the-clinic";
    static final String PASSWORD = "countersign";

    private static final int PEOPLE_WITH_CODE = 400; // so many that a code is over before its owner comes again
    private static final int PEOPLE_WITHOUT = 50;
    private static final long MILLISECONDS_OF_A_CODE = 30_000;
    private static final String WITH_CODE = "code-";

    KeycloakRealm(String name, String policy) {
        this(name, policy, new HashMap<>());
    }

    static String withCode(int n) {
        return WITH_CODE + n % PEOPLE_WITH_CODE;
    }

    static String withoutCode(int n) {
        return "password-" + n % PEOPLE_WITHOUT;
    }

    boolean asksForCode(String user) {
        return user.startsWith(WITH_CODE);
    }

    /** The code of now, by RFC 6238; Keycloak takes each once, so this waits where somebody comes again too soon. */
    String code(String user) {
        try {
            long period = System.currentTimeMillis() / MILLISECONDS_OF_A_CODE;
            if (lastCodes.getOrDefault(user, 0L) == period) {
                Thread.sleep((period + 1) * MILLISECONDS_OF_A_CODE - System.currentTimeMillis() + 1);
                period++;
            }
            lastCodes.put(user, period);
            return code(secret(user), period);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String code(String secret, long period) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA1");
            hmac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            ByteBuffer hash = ByteBuffer.wrap(
                    hmac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(period).array()));
            int offset = hash.get(hash.limit() - 1) & 0xf;
            return "%06d".formatted((hash.getInt(offset) & Integer.MAX_VALUE) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA1", e);
        }
    }

    private static String secret(String user) {
        return "secret-of-" + user;
    }

    /** What {@code --import-realm} reads. */
    String json() {
        String users = Stream.concat(
                        IntStream.range(0, PEOPLE_WITH_CODE).mapToObj(n -> user(withCode(n), otp(withCode(n)))),
                        IntStream.range(0, PEOPLE_WITHOUT).mapToObj(n -> user(withoutCode(n), "")))
                .collect(Collectors.joining(",\n"));
        return """
                {"realm": "%s", "enabled": true, "sslRequired": "external", "passwordPolicy": "%s",
                 "clients": [{"clientId": "%s", "secret": "%s", "publicClient": false, "standardFlowEnabled": true,
                              "redirectUris": ["%s*"]}],
                 "users": [
                %s
                 ]}
                """.formatted(name, policy, CLIENT, CLIENT_SECRET, APPLICATION, users);
    }

    private static String user(String name, String moreCredentials) {
        return """
                {"username": "%1$s", "enabled": true, "email": "%1$s@example.org", "emailVerified": true,
                 "firstName": "A", "lastName": "Person", "requiredActions": [],
                 "credentials": [{"type": "password", "value": "%2$s"}%3$s]}""".formatted(name, PASSWORD, moreCredentials);
    }

    private static String otp(String user) {
        return """
                , {"type": "otp", "secretData": "{\\"value\\":\\"%s\\"}",
                   "credentialData": "{\\"subType\\":\\"totp\\",\\"period\\":30,\\"digits\\":6,\\"algorithm\\":\\"HmacSHA1\\"}"}""".formatted(secret(user));
    }
}
