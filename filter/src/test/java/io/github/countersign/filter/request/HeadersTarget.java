package io.github.countersign.filter.request;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.filter.fuzz.Fuzz;
import io.github.countersign.gate.Account;
import jakarta.servlet.http.Cookie;
import java.util.List;

/** What a browser says in headers and cookies, and which language the application names. */
public final class HeadersTarget {

    public static final List<String> SEEDS = List.of(
            "navigate",
            "websocket",
            "en-US,en;q=0.9",
            "pt_BR",
            "x-a-b-c",
            "same-origin",
            "text/html;q=0",
            "k".repeat(43),
            "partial/ajax");

    private static final List<String> HEADERS = List.of(
            "Sec-Fetch-Mode",
            "Sec-Fetch-Dest",
            "Sec-Fetch-Site",
            "Sec-Purpose",
            "Purpose",
            "Accept",
            "Accept-Language",
            "Upgrade",
            "X-Requested-With",
            "Faces-Request",
            "HX-Request",
            "Turbo-Frame",
            "Origin",
            "Referer");

    private static final Account SAM = Account.of("clinic", "sam").build();

    private HeadersTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        for (String name : HEADERS) {
            RequestKind.of(FakeRequest.bare("/start").header(name, text).http);
            RequestKind.of(FakeRequest.form("/start").header(name, text).http);
        }
        FakeRequest request = FakeRequest.page("/start").in(new FakeSession());
        request.session.attributes.put(Language.ATTRIBUTE, text);
        if (!Language.of(request.http, SAM).matches("[A-Za-z0-9-]{0,35}")) {
            throw new IllegalStateException("No language: " + Language.of(request.http, SAM));
        }
        Cookie cookie = new Cookie("__Host-countersign-visit", "");
        cookie.setValue(text);
        request.cookies.add(cookie);
        String visit = BrowserCookies.visit(request.http, false);
        if (visit != null && !visit.matches("[A-Za-z0-9_-]{1,255}")) {
            throw new IllegalStateException("No token: " + visit);
        }
    }
}
