package io.github.countersign.audit;

/**
 * Who acts, and from where.
 *
 * @param directory which applications share their users
 * @param practice its identifier in the directory
 * @param name a folded user name, or {@code administrator} for the server's own
 * @param clientAddress empty if there is no client
 */
public record Acting(String directory, String practice, String name, String clientAddress) {

    /** The server's administrator, acting in a practice. */
    public static Acting administrator(String directory, String practice) {
        return new Acting(directory, practice, "administrator", "");
    }
}
