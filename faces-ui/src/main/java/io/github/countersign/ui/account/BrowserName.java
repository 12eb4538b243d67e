package io.github.countersign.ui.account;

import io.github.countersign.ui.text.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What people call a browser and the system that it runs on, by what it says of itself: "Chrome on Windows".
 *
 * @param browser empty when it is none that is known
 * @param system empty when it is none that is known
 */
record BrowserName(String browser, String system) {

    /** A part of a user agent, and what it stands for. */
    private record Mark(String part, String name) {}

    /** In this order: browsers that are made of another one name that one, too. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg/", "Edge"),
            new Mark("EdgA/", "Edge"),
            new Mark("EdgiOS/", "Edge"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("OPR/", "Opera"),
            new Mark("OPT/", "Opera"),
            new Mark("Vivaldi/", "Vivaldi"),
            new Mark("DuckDuckGo/", "DuckDuckGo"),
            new Mark("Ddg/", "DuckDuckGo"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("Firefox/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    /** In this order: Android is a Linux, and iPhones and iPads say that they are like a Mac. */
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Macintosh", "Mac"),
            new Mark("Linux", "Linux"));

    static BrowserName of(String userAgent) {
        return new BrowserName(find(BROWSERS, userAgent), find(SYSTEMS, userAgent));
    }

    private static String find(List<Mark> marks, String userAgent) {
        Optional<Mark> found =
                marks.stream().filter(mark -> userAgent.contains(mark.part)).findFirst();
        return found.map(Mark::name).orElse("");
    }

    Sentence sentence() {
        if (browser.isEmpty()) {
            return Sentence.of("account.browser-other");
        }
        return system.isEmpty()
                ? Sentence.of("account.browser-alone", browser)
                : Sentence.of("account.browser", browser, system);
    }
}
