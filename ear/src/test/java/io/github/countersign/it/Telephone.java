package io.github.countersign.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the messages that arrived at the demo's telephone. */
final class Telephone {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\d{8})\"");

    private static final Pattern TEXT = Pattern.compile("\"text\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Telephone() {}

    /** The codes that arrived on that number, newest first. */
    static List<String> codes(String number) {
        return codes(new Browser(), number);
    }

    private static List<String> codes(Browser browser, String number) {
        List<String> codes = new ArrayList<>();
        Matcher matcher = CODE.matcher(messages(browser, number));
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
        return codes;
    }

    static String newestCode(String number) {
        return newestCode(new Browser(), number);
    }

    /** The newest code on the telephone of the server that this browser sees. */
    static String newestCode(Browser browser, String number) {
        List<String> codes = codes(browser, number);
        if (codes.isEmpty()) {
            throw new AssertionError("No code arrived on " + number);
        }
        return codes.get(0);
    }

    /** The text of the newest message. */
    static String newest(String number) {
        Matcher matcher = TEXT.matcher(messages(new Browser(), number));
        if (!matcher.find()) {
            throw new AssertionError("Nothing arrived on " + number);
        }
        return matcher.group(1);
    }

    private static String messages(Browser browser, String number) {
        Page page = browser.fetch("/phone/messages?to=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
        if (page.status() != 200) {
            throw new AssertionError("The telephone does not answer: " + page);
        }
        return page.text();
    }
}
