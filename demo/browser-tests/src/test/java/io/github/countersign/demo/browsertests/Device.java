package io.github.countersign.demo.browsertests;

import com.microsoft.playwright.Browser.NewContextOptions;

/** The devices that people use. */
enum Device {
    DESKTOP(1280, 800, true),
    PHONE(320, 640, true),
    DESKTOP_WITHOUT_SCRIPT(1280, 800, false),
    PHONE_WITHOUT_SCRIPT(320, 640, false);

    private final int width;
    private final int height;
    private final boolean script;

    Device(int width, int height, boolean script) {
        this.width = width;
        this.height = height;
        this.script = script;
    }

    boolean runsScripts() {
        return script;
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(script)
                .setLocale("en-US");
    }
}
