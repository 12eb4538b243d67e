package io.github.countersign.filter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Feeds what parses outside input with whatever comes. A target is a class with a list of {@code SEEDS} and a method {@code
 * fuzzerTestOneInput}, as Jazzer calls it; it fails by throwing. filter, ejb and faces-ui have a copy of this class each, because none of
 * them sees the tests of another.
 */
public final class Fuzz {

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final int VARIANTS = 1_000;

    /** Of one input; a pattern that explodes takes hours, and the machine may be busy. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String[] PIECES = {
        "",
        "\u0000",
        " ",
        "\u00a0",
        "\u202e",
        "\ud800",
        "\udc00\ud83d",
        "İ",
        "ß",
        "٣",
        "１",
        "%",
        "%2e",
        "%00",
        "+",
        "-",
        "..",
        "/",
        "//",
        "\\",
        ";",
        ",",
        "=",
        "&",
        "\"",
        "'",
        "<",
        "\r\n",
        "9".repeat(30),
        "(".repeat(300),
        "a".repeat(3_000),
        "null",
        "-1"
    };

    private final Class<?> target;
    private final Method method;

    Fuzz(Class<?> target) throws ReflectiveOperationException {
        this.target = target;
        this.method = target.getMethod("fuzzerTestOneInput", byte[].class);
    }

    @SuppressWarnings("unchecked")
    private List<String> seeds() throws ReflectiveOperationException {
        return (List<String>) target.getField("SEEDS").get(null);
    }

    /** The seeds and a few thousand variants of them, the same in every run. */
    void shortly() throws ReflectiveOperationException {
        Random random = new Random(20261128);
        List<String> seeds = seeds();
        for (String seed : seeds) {
            take(seed);
        }
        for (int i = 0; i < VARIANTS; i++) {
            take(variant(seeds, random));
        }
    }

    private static String variant(List<String> seeds, Random random) {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0 -> text.replace(at, end, "");
                case 1 ->
                    text.replace(
                            at, end, Character.toString((char) random.nextInt(random.nextBoolean() ? 128 : 65_536)));
                case 2 -> text.insert(at, text.substring(0, at));
                case 3 -> text.insert(at, seeds.get(random.nextInt(seeds.size())));
                default -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.length() > 20_000 ? text.substring(0, 20_000) : text.toString();
    }

    private void take(String text) throws ReflectiveOperationException {
        long begun = System.nanoTime();
        try {
            method.invoke(null, (Object) bytes(text));
        } catch (InvocationTargetException e) {
            throw new AssertionError(target.getSimpleName() + " does not take " + shown(text), e.getCause());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as(() -> shown(text))
                .isLessThan(LONGEST);
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .limit(500)
                .forEach(c -> shown.append(c >= ' ' && c < 127 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return shown.toString();
    }

    /** UTF-8, but for halves of surrogate pairs, which come out again as they are. */
    private static byte[] bytes(String text) {
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        byte[] bytes = text.getBytes(whole ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
        if (whole) {
            return bytes;
        }
        byte[] marked = new byte[bytes.length + 1];
        marked[0] = (byte) 0xff; // begins no text in UTF-8
        System.arraycopy(bytes, 0, marked, 1, bytes.length);
        return marked;
    }

    /** The text that a target got. */
    public static String text(byte[] input) {
        return input.length > 0 && input[0] == (byte) 0xff
                ? new String(input, 1, input.length - 1, StandardCharsets.UTF_16BE)
                : new String(input, StandardCharsets.UTF_8);
    }

    /** Has Jazzer look for inputs that lead the target into code where none has led before. */
    void atLength(Duration time) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Assumptions.assumeTrue(classes.contains("jazzer"), "Jazzer is not in this class path");
        Path folder = Files.createTempDirectory("fuzz");
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        int number = 0;
        for (String seed : seeds()) {
            Files.write(corpus.resolve("seed" + number++), bytes(seed));
        }
        Path log = folder.resolve("log");
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes,
                        JAZZER,
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=io.github.countersign.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + File.separator,
                        "-timeout=60", // the first input also loads and instruments the classes
                        "-max_total_time=" + time.toSeconds(),
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = jazzer.waitFor(time.toSeconds() + 300, TimeUnit.SECONDS);
            assertThat(ended && jazzer.exitValue() == 0).as(() -> said(log)).isTrue();
        } finally {
            jazzer.destroyForcibly();
        }
    }

    private static String said(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return log + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return log + " cannot be read";
        }
    }
}
