package io.github.countersign.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The current server key and the earlier ones. Texts that were encrypted under an earlier key can still be read; new ones are encrypted
 * under the current key. Safe for use by many threads.
 */
public final class KeyRing {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NOT_OURS = "A stored text cannot be decrypted: it was changed, or it is not ours";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final ServerKey current;
    private final List<ServerKey> all;

    public KeyRing(ServerKey current, List<ServerKey> previous) {
        this.current = current;
        this.all = new ArrayList<>(List.of(current));
        this.all.addAll(previous);
    }

    public ServerKey current() {
        return current;
    }

    /** All keys, the current one first. */
    public List<ServerKey> all() {
        return List.copyOf(all);
    }

    /**
     * The key under which a text was encrypted.
     *
     * @throws IllegalStateException if it is not configured
     */
    public ServerKey of(String sealed) {
        String id = ServerKey.idIn(sealed);
        return all.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This was encrypted under the server key " + id
                        + ", which is not configured: see countersign.server-key.previous"));
    }

    /** Whether this key check value belongs to one of the keys. */
    public boolean knows(String checkValue) {
        return all.stream().anyMatch(key -> Token.same(key.checkValue(), checkValue));
    }

    /**
     * Encrypts with AES-256-GCM.
     *
     * @param context the owner of the text; it must be the same for decryption, so that rows cannot be swapped
     */
    public String encrypt(String text, String context) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, iv, context, text.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, IV_BYTES, sealed.length);
        return current.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** @throws IllegalStateException if the key is no longer configured, or the text was tampered with */
    public String decrypt(String sealed, String context) {
        ServerKey key = of(sealed);
        byte[] both = decoded(sealed.substring(key.id().length() + 1));
        if (both.length < IV_BYTES + TAG_BITS / Byte.SIZE) { // of which Java throws other exceptions
            throw new IllegalStateException(NOT_OURS);
        }
        byte[] iv = Arrays.copyOf(both, IV_BYTES);
        byte[] text = cipher(Cipher.DECRYPT_MODE, key, iv, context, Arrays.copyOfRange(both, IV_BYTES, both.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(NOT_OURS, e);
        }
    }

    private static byte[] cipher(int mode, ServerKey key, byte[] iv, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.phones(), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(NOT_OURS, e);
        }
    }
}
