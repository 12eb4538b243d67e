package io.github.countersign.gate;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as the guarded application says. Immutable.
 *
 * <p>An account is known by its directory (which applications share their users) and its name, folded by the {@linkplain NameRule rule} by
 * which the application compares names. By default, {@code SAM} and {@code sam} are the same account.
 */
public final class Account implements Serializable {

    private static final long serialVersionUID = 1;

    /** Two are enough for all known names. */
    private static final int MOST_FOLDS = 10;

    private static final int LONGEST = 255;

    private final String directory;
    private final String name;
    private final Role role;
    private final String practice;
    private final @Nullable String stableId;
    private final @Nullable String credentialVersion;
    private final String displayName;
    private final String locale;

    /** Null from a jar of the first release, and when it is longer than 255 characters. */
    private final @Nullable String spelling;

    /** The setting of the rule; null from a jar of the first release, and for the default. */
    private final @Nullable String names;

    private Account(Builder builder) {
        this.directory = required("directory", builder.directory);
        this.name = required("name", builder.names.fold(builder.name));
        this.spelling = builder.name.length() <= LONGEST ? builder.name : null;
        this.names = builder.names == NameRule.CASE ? null : builder.names.setting();
        this.role = Objects.requireNonNull(builder.role, "role");
        this.practice = required("practice", builder.practice);
        this.stableId = unlessBlank(builder.stableId);
        this.credentialVersion = builder.credentialVersion;
        this.displayName = required("displayName", builder.displayName);
        this.locale = Objects.requireNonNull(builder.locale, "locale");
    }

    /**
     * Begins an account: {@code Account.of(directory, login).role(Role.STAFF).practice("north").build()}. Anything left out has its
     * default.
     *
     * @param directory which applications share their users; 1 to 255 characters, not blank
     * @param name the user name in any spelling; 1 to 255 characters, not blank
     */
    public static Builder of(String directory, String name) {
        return new Builder(directory, name);
    }

    /** What is known about an account. Not safe for use by several threads; {@link #build} may be called more than once. */
    public static final class Builder {

        private final String directory;
        private final String name;
        private Role role = Role.UNMAPPED;
        private String practice = "default";
        private @Nullable String stableId;
        private @Nullable String credentialVersion;
        private String displayName;
        private String locale = "";
        private NameRule names = NameRule.CASE;

        private Builder(String directory, String name) {
            this.directory = directory;
            this.name = name;
            this.displayName = name;
        }

        /** What the person is in the practice; {@link Role#UNMAPPED} by default. */
        public Builder role(Role theRole) {
            this.role = theRole;
            return this;
        }

        /** The practice within the directory: 1 to 255 characters, not blank; {@code default} when left out. */
        public Builder practice(String thePractice) {
            this.practice = thePractice;
            return this;
        }

        /** An identifier that survives a rename; none by default, or when null or blank. */
        public Builder stableId(@Nullable String id) {
            this.stableId = id;
            return this;
        }

        /**
         * A value that changes with the password; a change ends remembered browsers. None by default, or when null. It lies in sessions
         * and in the database as it is: never the password or its hash.
         */
        public Builder credentialVersion(@Nullable String version) {
            this.credentialVersion = version;
            return this;
        }

        /** How to address the person: 1 to 255 characters, not blank; by default, the name as it was given. */
        public Builder displayName(String theDisplayName) {
            this.displayName = theDisplayName;
            return this;
        }

        /** A BCP 47 language tag; by default empty, for unknown. */
        public Builder locale(String languageTag) {
            this.locale = languageTag;
            return this;
        }

        /** How the application compares names; the filter's setting {@code countersign.names} has the last word. */
        public Builder comparedBy(NameRule rule) {
            this.names = rule;
            return this;
        }

        /** @throws IllegalArgumentException when a text is blank or too long, or the name has no single spelling */
        public Account build() {
            return new Account(this);
        }
    }

    private static String required(String what, String value) {
        if (stripped(value).isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " must have 1 to 255 characters, has " + value.length());
        }
        return value;
    }

    private static @Nullable String unlessBlank(@Nullable String id) {
        return id == null || stripped(id).isEmpty() ? null : id;
    }

    /**
     * The one spelling of a user name, by the rule {@link NameRule#CASE}: NFKC, trimmed, without characters that nobody sees, in
     * one case, as Unicode's NFKC_Casefold. Folding a folded name changes nothing.
     */
    public static String fold(String name) {
        String folded = name;
        for (int i = 0; i < MOST_FOLDS; i++) {
            String before = folded;
            folded = foldOnce(before);
            if (folded.equals(before)) {
                return folded;
            }
        }
        throw new IllegalArgumentException("A user name has no single spelling");
    }

    private static String foldOnce(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC).codePoints().forEach(character -> {
            int type = Character.getType(character);
            if (type != Character.FORMAT && type != Character.CONTROL) {
                // by way of upper case, like String.equalsIgnoreCase: a dotless i is an I, too
                folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(character)));
            }
        });
        return stripped(Normalizer.normalize(folded.toString(), Normalizer.Form.NFKC));
    }

    /** Without white space of any script at its ends. */
    private static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    public String directory() {
        return directory;
    }

    /** The folded name. */
    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public String practice() {
        return practice;
    }

    /** Null when there is none. A jar of an earlier release sends a blank one. */
    public @Nullable String stableId() {
        return unlessBlank(stableId);
    }

    public @Nullable String credentialVersion() {
        return credentialVersion;
    }

    public String displayName() {
        return displayName;
    }

    /** A BCP 47 language tag, empty when unknown. */
    public String locale() {
        return locale;
    }

    /** The name as the application says it. From a jar of the first release it is only known where people are addressed by it. */
    public String spelling() {
        if (spelling != null) {
            return spelling;
        }
        return names().fold(displayName).equals(name) ? displayName : name;
    }

    /** Whether the spelling is what the application said, and not what is left of it. */
    public boolean isSpellingTold() {
        return spelling != null;
    }

    /** How the application compares names. A rule of a later release counts as the default. */
    public NameRule names() {
        NameRule rule = NameRule.of(names);
        return rule == null ? NameRule.CASE : rule;
    }

    /** The same account, addressed in that language: a BCP 47 language tag, empty when unknown. */
    public Account withLocale(String otherLocale) {
        return copy().locale(otherLocale).build();
    }

    /** The same account, where names compare by that rule. */
    public Account comparedBy(NameRule rule) {
        return copy().comparedBy(rule).build();
    }

    /** A builder that begins with everything that is known of this account. */
    public Builder copy() {
        return of(directory, spelling())
                .comparedBy(names())
                .role(role)
                .practice(practice)
                .stableId(stableId)
                .credentialVersion(credentialVersion)
                .displayName(displayName)
                .locale(locale);
    }

    /** Whether both are the same person with the same rights: directory, name, role and practice, and the stable id where both have one. */
    public boolean sameAs(Account other) {
        return directory.equals(other.directory)
                && name.equals(other.name)
                && sameId(stableId(), other.stableId())
                && role == other.role
                && practice.equals(other.practice);
    }

    private static boolean sameId(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    @Override
    public String toString() {
        return directory + "/" + name;
    }
}
