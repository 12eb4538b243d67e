package io.github.countersign.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 256-bit key without which the database is useless. It is used only through keys derived from it, one for each purpose. Safe for use
 * by many threads.
 */
public final class ServerKey {

    /** In characters. */
    public static final int ID_LENGTH = 8;

    private final SecretKeySpec codes;
    private final SecretKeySpec phones;
    private final SecretKeySpec phoneHashes;
    private final SecretKeySpec networkHashes;
    private final SecretKeySpec bypassHashes;
    private final String id;
    private final String checkValue;

    /** @param key URL-safe text of 43 characters */
    public ServerKey(String key) {
        byte[] master = Base64.getUrlDecoder().decode(key);
        if (master.length != 32) {
            throw new IllegalArgumentException("A server key has 256 bits, this one has " + master.length * 8);
        }
        SecretKeySpec root = new SecretKeySpec(master, "HmacSHA256");
        this.codes = derive(root, "verification code", "HmacSHA256");
        this.phones = derive(root, "phone encryption", "AES");
        this.phoneHashes = derive(root, "phone hash", "HmacSHA256");
        this.networkHashes = derive(root, "network hash", "HmacSHA256");
        this.bypassHashes = derive(root, "bypass code hash", "HmacSHA256");
        this.id = text(hmac(root, "key id")).substring(0, ID_LENGTH);
        this.checkValue = text(hmac(root, "key check"));
    }

    /** The name of the key; it reveals nothing about the key. */
    public String id() {
        return id;
    }

    /** The id with which an encrypted text begins. */
    static String idIn(String sealed) {
        return sealed.substring(0, Math.max(sealed.indexOf('.'), 0));
    }

    /** A value that is stored to detect a wrong key at start-up. */
    public String checkValue() {
        return checkValue;
    }

    SecretKeySpec phones() {
        return phones;
    }

    /** A keyed hash of a phone number, for counting sends to the number without storing it. */
    public String phoneHash(String e164) {
        return text(hmac(phoneHashes, e164));
    }

    /** A keyed hash of a client's network, for knowing it again without storing it. */
    public String networkHash(String network) {
        return text(hmac(networkHashes, network));
    }

    /**
     * A keyed hash of a bypass code, which has fewer bits than a token: with the database alone, nobody can guess it.
     *
     * @param text the code and everything that it is bound to
     */
    public String bypassHash(String text) {
        return text(hmac(bypassHashes, text));
    }

    /**
     * The 8 digits that belong to a text, by the truncation of RFC 4226 §5.3 on HMAC-SHA-256.
     *
     * @param text everything that the code is bound to
     */
    public String eightDigits(String text) {
        byte[] mac = hmac(codes, text);
        int offset = mac[mac.length - 1] & 0xf;
        int binary = ByteBuffer.wrap(mac).getInt(offset) & 0x7fffffff;
        String digits = Integer.toString(binary % 100_000_000);
        return "0".repeat(8 - digits.length()) + digits;
    }

    private static SecretKeySpec derive(SecretKeySpec root, String purpose, String algorithm) {
        return new SecretKeySpec(hmac(root, purpose), algorithm);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
