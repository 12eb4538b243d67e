package io.github.countersign.installation;

import io.github.countersign.account.AccountStore;
import io.github.countersign.account.KnownAccount;
import io.github.countersign.audit.Acting;
import io.github.countersign.audit.AuditEvent;
import io.github.countersign.audit.AuditEvent.Kind;
import io.github.countersign.audit.AuditEvent.Result;
import io.github.countersign.browser.TrustEnd;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.NameRule;
import io.github.countersign.policy.PracticeStore;
import io.github.countersign.settings.Settings;
import io.github.countersign.work.Transactions;
import io.github.countersign.work.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resets one account for the server's administrator when nobody else can help. The administrator creates a file {@code <name>.reset} with
 * the lines {@code directory=…} and {@code account=…} in the folder {@code break-glass} of the data directory. The file is consumed: it is
 * renamed to {@code <name>.reset.done}, or to {@code .refused} if nothing was done.
 */
@Singleton
class BreakGlass {

    private static final Logger LOG = Logger.getLogger(BreakGlass.class.getName());
    private static final long MOST_BYTES = 4_096;

    private final Path folder;
    private final Transactions transactions;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final TrustEnd trust;

    @Inject
    BreakGlass(
            Settings settings,
            Transactions transactions,
            AccountStore accounts,
            PracticeStore practices,
            TrustEnd trust) {
        this.folder = settings.dataDirectory().resolve("break-glass");
        this.transactions = transactions;
        this.accounts = accounts;
        this.practices = practices;
        this.trust = trust;
    }

    /** Consumes every file in the folder. */
    void look() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.reset")) {
            for (Path file : files) {
                try {
                    consume(file);
                } catch (IOException e) {
                    LOG.severe("Break-glass file " + told(file) + " was not followed: it cannot be renamed ("
                            + e.getClass().getSimpleName() + ")"); // its message has the name as it is
                }
            }
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The break-glass folder cannot be read: " + folder, e);
        }
    }

    /** Renames the file first: a file that cannot be removed would reset the account again and again. */
    private void consume(Path file) throws IOException {
        Path taken = Files.move(file, named(file, ".taken"), StandardCopyOption.ATOMIC_MOVE);
        String problem;
        try {
            problem = reset(taken);
        } catch (IOException | IllegalArgumentException e) {
            problem = "it cannot be read";
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The reason", e);
            problem = "the database refused or did not answer; drop it again";
        }
        if (problem == null) {
            Files.move(taken, named(file, ".done"), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(taken, named(file, ".refused"), StandardCopyOption.REPLACE_EXISTING);
            LOG.severe("Break-glass file " + told(file) + " was not followed: " + problem
                    + ". It needs the lines directory=… and account=…, in UTF-8");
        }
    }

    /** A name may contain anything but a slash, even the beginning of another log line. */
    private static String told(Path file) {
        return AuditEvent.encoded(file.toString());
    }

    private static Path named(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** @return what is wrong, null if the account was reset */
    private @Nullable String reset(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
            return "it is not a small, plain file";
        }
        Properties wanted = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            wanted.load(reader);
        }
        String directory = wanted.getProperty("directory", "").strip();
        String name = wanted.getProperty("account", "").strip();
        if (directory.isEmpty() || name.isEmpty()) {
            return "a line is missing";
        }
        return transactions.run(work -> {
            Optional<KnownAccount> found = find(work, directory, name);
            if (found.isEmpty()) {
                return "no account of that name was ever seen in that directory";
            }
            KnownAccount account = found.get();
            trust.reset(work, account.id());
            accounts.forgetStableId(work, account.id());
            accounts.separate(work, account.id());
            String practice = practices.get(work, account.practiceId()).name();
            work.by(Acting.administrator(directory, practice))
                    .audit(Kind.ACCOUNT_RESET, Result.SUCCESS, account.name(), "break-glass file");
            return null;
        });
    }

    /** By the name as it is written, and else by the one spelling that most applications make of it. */
    private Optional<KnownAccount> find(Work work, String directory, String name) {
        return Stream.of(name, Account.fold(name), NameRule.ACCENTS.fold(name))
                .flatMap(spelling -> accounts.findAsNamed(work, directory, spelling, null).stream())
                .findFirst();
    }
}
