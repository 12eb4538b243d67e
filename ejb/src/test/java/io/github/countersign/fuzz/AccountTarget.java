package io.github.countersign.fuzz;

import io.github.countersign.account.SearchWords;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.CookieNames;
import io.github.countersign.limit.Limit;
import java.util.List;

/** Names from applications and from the field that searches for people; what an audit row says. */
public final class AccountTarget {

    public static final List<String> SEEDS = List.of(
            "sam",
            "Zoë Østergård-Ñuñez",
            "ＳＡＭ",
            "o'neil 2",
            "ﬁﬃ",
            "limit NETWORK, until 2026-01-01T00:00:00Z",
            "x".repeat(300));

    private AccountTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        List<String> words = SearchWords.typed(text);
        if (words.size() > 24 || words.stream().anyMatch(word -> word.codePointCount(0, word.length()) > 24)) {
            throw new IllegalStateException("Words without a limit");
        }
        Limit.in(text);
        Account account;
        try {
            account = Account.of("clinic", text).build();
        } catch (IllegalArgumentException e) {
            return; // said in its contract
        }
        String cookie = CookieNames.browser(account, true);
        if (!cookie.matches("__Host-countersign-[0-9a-f]{16}")) {
            throw new IllegalStateException("No name of a cookie: " + cookie);
        }
        if (!Account.fold(account.name()).equals(account.name())) {
            throw new IllegalStateException("A name with two spellings");
        }
    }
}
