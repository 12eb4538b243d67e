package io.github.countersign.account;

import io.github.countersign.gate.Account;
import io.github.countersign.gate.Role;
import io.github.countersign.policy.PracticeId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that has been seen at a sign-in. Once it has a second factor, only {@link VerifiedRoles} changes what is known about it. Only
 * {@link GuessLimit} counts its wrong guesses.
 */
@Entity
@Table(schema = "countersign", name = "account")
public class KnownAccount {

    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);
    private static final int MOST_NETWORKS = 16;

    /** Of the hash; 60 bits are more than enough to tell sixteen networks apart. */
    private static final int NETWORK_LENGTH = 10;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    private String directory = "";
    private String name = "";

    @Column(name = "stable_id")
    private @Nullable String stableId;

    @Column(name = "practice_id")
    private long practiceId;

    @Enumerated(EnumType.STRING)
    private Role role = Role.UNMAPPED;

    @Column(name = "display_name")
    private String displayName = "";

    @Column(name = "security_version")
    private long securityVersion;

    @Column(name = "wrong_guesses")
    private int wrongGuesses;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @Column(name = "wrong_passwords")
    private int wrongPasswords;

    @Column(name = "passwords_locked_until")
    private @Nullable Instant passwordsLockedUntil;

    private String locale = "";

    @Column(name = "set_up_asked_at")
    private @Nullable Instant setUpAskedAt;

    @Column(name = "verified_at")
    private @Nullable Instant verifiedAt;

    @Column(name = "known_networks")
    private @Nullable String knownNetworks;

    @Column(name = "first_seen_at")
    private Instant firstSeenAt = Instant.EPOCH;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt = Instant.EPOCH;

    /** The spelling that was set up; before, the one that was seen last. Null in rows of the release before. */
    private @Nullable String spelling;

    private @Nullable String skeleton;

    @Column(name = "twin_id")
    private @Nullable Long twinId;

    @Column(name = "alias_since")
    private @Nullable Instant aliasSince;

    @Column(name = "spelling_standing")
    private @Nullable String spellingStanding;

    @Column(name = "spelling_seen_at")
    private @Nullable Instant spellingSeenAt;

    protected KnownAccount() {}

    KnownAccount(Account account, PracticeId practiceId, Instant now) {
        this.directory = account.directory();
        this.name = account.name();
        this.firstSeenAt = now;
        takeOver(account, account.name());
        spell(account);
        belongTo(practiceId, account.role());
        see(now);
    }

    /** Notes that somebody signs in. Each navigation before the second factor says so again: only once a minute it is written. */
    void see(Instant now) {
        if (now.isBefore(lastSeenAt) || !now.isBefore(lastSeenAt.plus(SEEN_AGAIN))) {
            this.lastSeenAt = now;
        }
    }

    /**
     * Takes over how the application calls the person.
     *
     * @param newName the account's name; not what the application says if that belongs to another account
     * @return whether its search words changed
     */
    boolean takeOver(Account account, String newName) {
        boolean foundOtherwise = !name.equals(newName) || !displayName.equals(account.displayName());
        this.name = newName;
        if (account.stableId() != null) { // another application of the directory may not send it
            this.stableId = account.stableId();
        }
        this.displayName = account.displayName();
        if (!account.locale().isEmpty()) {
            this.locale = account.locale();
        }
        return foundOtherwise;
    }

    /** Takes the spelling of a sign-in for its own. */
    void spell(Account account) {
        this.spelling = account.spelling();
        this.skeleton = Skeletons.stored(spelling);
    }

    /** The same, unless it has one: the release before kept none. */
    void spellUnlessKnown(Account account) {
        if (spelling == null || skeleton == null) {
            spell(account);
        }
    }

    /** Fills in what the release before did not keep, as far as it is known. */
    void fillIn() {
        if (spelling == null && Account.fold(displayName).equals(name)) {
            this.spelling = displayName;
        }
        this.skeleton = Skeletons.stored(spelling());
    }

    /** @return whether it was called otherwise until now */
    boolean rename(String newName) {
        boolean isOther = !name.equals(newName);
        this.name = newName;
        return isOther;
    }

    /** Holds the account until somebody decides whether it is the twin's. */
    void hold(AccountId twin) {
        this.twinId = twin.value();
    }

    /** Notes what an application says of the person under the spelling that was set up. */
    void seenAsSpelled(Standing standing, Instant now) {
        this.spellingStanding = standing.line();
        this.spellingSeenAt = now;
    }

    /** @return whether it belonged to another practice until now */
    boolean belongTo(PracticeId newPractice, Role newRole) {
        boolean moves = practiceId != newPractice.value();
        this.practiceId = newPractice.value();
        this.role = newRole;
        return moves;
    }

    /** Whether it is known by that stable id. */
    boolean hasStableId(@Nullable String otherStableId) {
        return stableId != null && stableId.equals(otherStableId);
    }

    /** Whether that stable id can be this account's; null, for an unknown one, always can. */
    public boolean mayBe(@Nullable String otherStableId) {
        return stableId == null || otherStableId == null || stableId.equals(otherStableId);
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public String directory() {
        return directory;
    }

    public String name() {
        return name;
    }

    /** The spelling that was set up, or, before there is a second factor, the one that was seen last. */
    public String spelling() {
        return spelling == null ? name : spelling;
    }

    /**
     * Whether that is its name by the rule of the application that says so. Of a row of the release before only the folded name is known,
     * perhaps by an earlier rule.
     */
    public boolean isCalled(Account account) {
        return spelling == null
                ? Account.fold(name).equals(Account.fold(account.spelling()))
                : account.names().fold(spelling).equals(account.name());
    }

    /** The account that this one looks like; null if there is none, or if somebody has decided that it is another. */
    public @Nullable AccountId twin() {
        return twinId == null ? null : new AccountId(twinId);
    }

    /** Whether it was proved to be another spelling of its twin. */
    public boolean isAlias() {
        return twinId != null && aliasSince != null;
    }

    /** Whether nobody has decided yet whether it is its twin. */
    public boolean isHeld() {
        return twinId != null && aliasSince == null;
    }

    /** How many wrong guesses there may be in all. Names that are held share one phone, and each has only a few. */
    int mostWrongGuesses() {
        return twinId == null ? GuessLimit.CEILING : GuessLimit.CEILING_OF_HELD;
    }

    /**
     * Whether that application says something else of this spelling than it said of the one that was set up; false if that was not heard.
     *
     * @param since how far back it counts
     */
    public boolean isOtherwiseAsSpelled(Standing standing, Instant since) {
        return spellingStanding != null
                && spellingSeenAt != null
                && !spellingSeenAt.isBefore(since)
                && standing.isSamePlace(spellingStanding)
                && !spellingStanding.equals(standing.line());
    }

    /** The practice that the account belongs to: there, and nowhere else, owners and managers help. */
    public PracticeId practiceId() {
        return new PracticeId(practiceId);
    }

    /** The highest role in that practice: as it was proved, or, before there is a second factor, as it was said last. */
    public Role role() {
        return role;
    }

    public String displayName() {
        return displayName;
    }

    /** Changes whenever every trust in the account ends. */
    public long securityVersion() {
        return securityVersion;
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    /** The language in which the person was last addressed: a BCP 47 tag, empty if unknown. */
    public String locale() {
        return locale;
    }

    /** Whether somebody has asked this account to set up a second factor at its next sign-in, whatever the policy. */
    public boolean isSetUpAsked() {
        return setUpAskedAt != null;
    }

    /** When a second factor was last proved; null if never. */
    public @Nullable Instant verifiedAt() {
        return verifiedAt;
    }

    /** Whether a second factor was proved from that network before, or from none yet: then every network is as good as another. */
    public boolean isKnownFrom(String networkHash) {
        return knownNetworks == null || networks().contains(shortened(networkHash));
    }

    /** Remembers a network from which a second factor was proved. */
    public void verifiedFrom(String networkHash) {
        List<String> newest = new ArrayList<>(networks());
        newest.remove(shortened(networkHash));
        newest.add(0, shortened(networkHash));
        knownNetworks = String.join(" ", newest.subList(0, Math.min(newest.size(), MOST_NETWORKS)));
    }

    private List<String> networks() {
        return knownNetworks == null ? List.of() : List.of(knownNetworks.split(" "));
    }

    private static String shortened(String networkHash) {
        return networkHash.substring(0, NETWORK_LENGTH);
    }

    int wrongPasswords() {
        return wrongPasswords;
    }

    @Nullable
    Instant passwordsLockedUntil() {
        return passwordsLockedUntil;
    }

    int wrongGuesses() {
        return wrongGuesses;
    }

    @Nullable
    Instant lockedUntil() {
        return lockedUntil;
    }
}
