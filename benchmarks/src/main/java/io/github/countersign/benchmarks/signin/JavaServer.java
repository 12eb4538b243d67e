package io.github.countersign.benchmarks.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the virtual machine of a server tells of itself. */
record JavaServer(long pid) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
    private static final double KILOBYTE = 1024;

    /** In megabytes. */
    record Memory(double heap, double classes) {}

    /** CPU time so far, in milliseconds. */
    double time() {
        return ProcessTime.of(pid);
    }

    /** What lives after full collections. */
    Memory memory() throws IOException, InterruptedException {
        find(TOTAL, "GC.class_histogram"); // collects, and lets what waits for its end be collected by the next
        double heap = find(TOTAL, "GC.class_histogram") / KILOBYTE / KILOBYTE;
        return new Memory(heap, find(METASPACE, "GC.heap_info") / KILOBYTE);
    }

    private long find(Pattern number, String command) throws IOException, InterruptedException {
        String said = command(command);
        Matcher matcher = number.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("jcmd " + command + " said " + said);
        }
        return Long.parseLong(matcher.group(1));
    }

    String command(String... command) throws IOException, InterruptedException {
        String jcmd =
                Path.of(System.getProperty("java.home", ""), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), String.join(" ", command))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
