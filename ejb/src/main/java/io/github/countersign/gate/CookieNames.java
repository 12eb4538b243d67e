package io.github.countersign.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The names of the cookies that the filter and the module's pages set.
 *
 * <p>They are {@code Secure} and have the prefix {@code __Host-} (RFC 6265bis), with which a browser takes them only from a secure
 * connection, for this host alone and for every path. It does not matter what the container says about the connection: a proxy that ends
 * TLS may tell it nothing. The bare name is used only under {@code countersign.development=true}, over plain HTTP.
 */
public final class CookieNames {

    private static final String HOST_PREFIX = "__Host-";

    private static final String IN = "countersign-visit";

    private static final String PAGES = "countersign-pages";

    private CookieNames() {}

    /**
     * The short-lived cookie that binds a visit to the browser.
     *
     * @param secure true, except in development over plain HTTP
     */
    public static String visit(boolean secure) {
        return secure ? HOST_PREFIX + IN : IN;
    }

    /**
     * The cookie by which the module's pages find a visit again, on any node.
     *
     * @param secure true, except in development over plain HTTP
     */
    public static String pages(boolean secure) {
        return secure ? HOST_PREFIX + PAGES : PAGES;
    }

    /**
     * The cookie by which a remembered browser is recognized for one account: {@code countersign-} and the first 16 hexadecimal digits of
     * the SHA-256 of the directory, a NUL, and the name in one case, whatever the rule by which names compare: a change of the rule forgets
     * no browser.
     *
     * @param secure true, except in development over plain HTTP
     */
    public static String browser(Account account, boolean secure) {
        String name = "countersign-" + shortHash(account.directory() + '\0' + Account.fold(account.name()));
        return secure ? HOST_PREFIX + name : name;
    }

    private static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long digits = ByteBuffer.wrap(hash).getLong();
            return String.format("%016x", digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
