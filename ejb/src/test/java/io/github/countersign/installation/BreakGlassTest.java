package io.github.countersign.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.countersign.TestDatabase;
import io.github.countersign.account.AccountId;
import io.github.countersign.challenge.Answer;
import io.github.countersign.challenge.Browser;
import io.github.countersign.challenge.TestService;
import io.github.countersign.gate.Account;
import io.github.countersign.gate.Decision.Kind;
import io.github.countersign.gate.Return;
import io.github.countersign.gate.Role;
import io.github.countersign.store.Database;
import io.github.countersign.visit.Purpose;
import io.github.countersign.visit.SigningIn;
import io.github.countersign.work.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class BreakGlassTest {

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path data;

    private Path folder;
    private TestService service;
    private BreakGlass breakGlass;

    @BeforeEach
    void enroll() throws IOException {
        service = new TestService(kind, "data-directory", data.toString());
        service.enroll("sam", Role.STAFF);
        folder = Files.createDirectory(data.resolve("break-glass"));
        breakGlass = breakGlass(service.database);
    }

    @Test
    void resetsTheAccountThatTheFileNames() throws IOException {
        drop("directory=" + service.directory + "\naccount=sam\n");
        breakGlass.look();
        assertThat(service.confirmedPhone("sam")).isEmpty();
        assertThat(service.browser("sam", Role.STAFF).check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void leavesNoWishThatASecondFactorBeSetUp() throws IOException {
        AccountId id = service.known("sam").id();
        service.transactions.run(work -> {
            service.accounts.askForSetUp(work, id);
            return work;
        });
        reset("sam");
        assertThat(service.known("sam").isSetUpAsked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAM", " Sam ", "\uff33\uff21\uff2d"})
    void understandsTheNameInEverySpelling(String spelling) throws IOException {
        drop("account = " + spelling + "\r\ndirectory = " + service.directory + "\r\n");
        breakGlass.look();
        assertThat(service.confirmedPhone("sam")).isEmpty();
    }

    @Test
    void aNameOfAFileMakesNoLinesInTheLog() throws IOException {
        List<String> said = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(BreakGlass.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        try {
            Files.writeString(folder.resolve("a\nINFO forged.reset"), "");
            breakGlass.look();
        } finally {
            log.removeHandler(handler);
        }
        assertThat(said)
                .singleElement()
                .asString()
                .contains("a\\u000aINFO forged.reset")
                .doesNotContain("\n");
    }

    @Test
    void consumesTheFile() throws IOException {
        drop("directory=" + service.directory + "\naccount=sam\n");
        breakGlass.look();
        assertThat(files()).containsExactly("sam.reset.done");
        service.enroll("sam", Role.STAFF);
        breakGlass.look();
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void endsRememberedBrowsersAndWhatIsPending() throws IOException {
        Return remembered = service.browser("sam", Role.STAFF).remembered();
        service.clock.moveBy(java.time.Duration.ofMinutes(1));
        Browser pending = service.browser("sam", Role.STAFF);
        SigningIn signIn = pending.verify();
        reset("sam");
        assertThat(service.gate.stillTrusted(TestService.GATE_KEY, remembered.trust()))
                .isFalse();
        assertThat(pending.check(remembered.browserToken()).kind()).isEqualTo(Kind.SET_UP);
        assertThat(pending.answer(signIn, service.messages.lastCode())).isEqualTo(new Answer.Gone());
        assertThat(service.find(signIn.id(), pending.cookie, service.from)).isEmpty();
    }

    @Test
    void endsTheWaitAfterWrongGuesses() throws IOException {
        AccountId id = service.known("sam").id();
        service.transactions.run(work -> work.change("UPDATE KnownAccount a SET a.wrongGuesses = 100 WHERE a.id = :id")
                .setParameter("id", id.value())
                .executeUpdate());
        Browser browser = service.browser("sam", Role.STAFF);
        assertThat(service.verification.sendFirst(browser.enter(Purpose.VERIFY)))
                .isInstanceOf(io.github.countersign.challenge.SendResult.Locked.class);
        reset("sam");
        service.enroll("sam", Role.STAFF);
        SigningIn signIn = browser.verify();
        assertThat(browser.answer(signIn, service.wrongCode())).isEqualTo(new Answer.Wrong(4));
    }

    @Test
    void endsTheWaitAfterWrongPasswords() throws IOException {
        AccountId id = service.known("sam").id();
        service.transactions.run(
                work -> work.change("UPDATE KnownAccount a SET a.wrongPasswords = 100 WHERE a.id = :id")
                        .setParameter("id", id.value())
                        .executeUpdate());
        reset("sam");
        assertThat(service.count("KnownAccount x WHERE x.id = ?1 AND x.wrongPasswords = 0", id))
                .isOne();
    }

    @Test
    void givesANameToItsNewOwner() throws IOException {
        service.enroll(service.browser(account("sofia", "id-1")));
        reset("sofia");
        assertThat(service.browser(account("sofia", "id-2")).check().kind()).isEqualTo(Kind.SET_UP);
    }

    @Test
    void isAuditedAsTheAdministratorsDeed() throws IOException {
        reset("sam");
        assertThat(service.audited("sam")).endsWith("ACCOUNT_RESET SUCCESS");
        assertThat(service.count(
                        "AuditEvent x WHERE x.directory = ?1 AND x.actor = 'administrator'", service.directory))
                .isOne();
    }

    @Test
    void leavesOtherAccountsAlone() throws IOException {
        service.enroll("sofia", Role.STAFF);
        TestService elsewhere = new TestService(kind);
        elsewhere.enroll("sam", Role.STAFF);
        reset("sam");
        assertThat(service.confirmedPhone("sofia")).isPresent();
        assertThat(elsewhere.confirmedPhone("sam")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account=sam",
                "directory=DIRECTORY",
                "directory=DIRECTORY\naccount=",
                "directory=DIRECTORY\naccount=nobody",
                "directory=elsewhere\naccount=sam",
                "directory=DIRECTORY\naccount=sam\\u12",
                "directory=DIRECTORY\naccount=%",
                "directory=DIRECTORY\naccount=sam' OR '1'='1"
            })
    void refusesAFileThatNamesNobody(String text) throws IOException {
        drop(text.replace("DIRECTORY", service.directory));
        breakGlass.look();
        assertThat(files()).containsExactly("sam.reset.refused");
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("sam.reset"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        breakGlass.look();
        assertThat(files()).containsExactly("sam.reset.refused");
    }

    @Test
    void refusesALargeFile() throws IOException {
        drop("directory=" + service.directory + "\naccount=sam\n#" + "x".repeat(5_000));
        breakGlass.look();
        assertThat(files()).containsExactly("sam.reset.refused");
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void refusesASymbolicLink() throws IOException {
        Path target =
                Files.writeString(data.resolve("elsewhere"), "directory=" + service.directory + "\naccount=sam\n");
        assumeThat(supportsLinks(target)).isTrue();
        breakGlass.look();
        assertThat(files()).containsExactly("sam.reset.refused");
        assertThat(service.confirmedPhone("sam")).isPresent();
        assertThat(target).exists();
    }

    @Test
    void refusesADirectoryAndGoesOnWithTheOthers() throws IOException {
        Files.createDirectory(folder.resolve("a.reset"));
        Files.createDirectories(folder.resolve("b.reset"));
        Files.createDirectories(folder.resolve("b.reset.taken/full"));
        drop("directory=" + service.directory + "\naccount=sam\n");
        breakGlass.look();
        assertThat(files()).contains("a.reset.refused", "sam.reset.done");
        assertThat(service.confirmedPhone("sam")).isEmpty();
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Files.writeString(folder.resolve("sam.txt"), "directory=" + service.directory + "\naccount=sam\n");
        breakGlass.look();
        assertThat(files()).containsExactly("sam.txt");
        assertThat(service.confirmedPhone("sam")).isPresent();
    }

    @Test
    void needsNoFolder() throws IOException {
        Files.delete(folder);
        breakGlass.look();
        assertThat(folder).doesNotExist();
    }

    @Test
    void refusesTheFileWhenTheDatabaseDoesNotAnswer() throws IOException {
        Database closed = Database.open(TestDatabase.H2.empty(), Entities.ALL, Entities.MIGRATIONS);
        closed.close();
        drop("directory=" + service.directory + "\naccount=sam\n");
        breakGlass(closed).look();
        assertThat(files()).containsExactly("sam.reset.refused");
    }

    private BreakGlass breakGlass(Database database) {
        return new BreakGlass(
                service.settings,
                new Transactions(database, service.clock),
                service.accounts,
                service.practices,
                service.trustEnd);
    }

    private void reset(String name) throws IOException {
        drop("directory=" + service.directory + "\naccount=" + name + "\n");
        breakGlass.look();
    }

    private void drop(String text) throws IOException {
        Files.writeString(folder.resolve("sam.reset"), text);
    }

    private boolean supportsLinks(Path target) {
        try {
            Files.createSymbolicLink(folder.resolve("sam.reset"), target);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Account account(String name, String stableId) {
        return Account.of(service.directory, name)
                .role(Role.STAFF)
                .stableId(stableId)
                .locale("en")
                .build();
    }
}
