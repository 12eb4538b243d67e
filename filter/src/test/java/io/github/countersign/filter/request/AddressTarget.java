package io.github.countersign.filter.request;

import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fuzz.Fuzz;
import java.util.List;

/** Addresses of requests, of pages and of redirects. */
public final class AddressTarget {

    public static final List<String> SEEDS = List.of(
            "/clinic/patients?id=7",
            "/clinic/a;jsessionid=1/../b",
            "/clinic/%2e%2e/admin",
            "/clinic//evil.example",
            "https://clinic.example/clinic/notes/7/edit?x=1",
            "https://clinic.example:443/clinic/",
            "https://clinic.example@evil.example/clinic/",
            "//evil.example/clinic/",
            "../clinic/start",
            "?x=1",
            "mailto:a@b",
            "https:///clinic/");

    private AddressTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Fuzz.text(input);
        int query = text.indexOf('?');
        FakeRequest request = FakeRequest.page("/start");
        request.uri = query < 0 ? text : text.substring(0, query);
        request.query = query < 0 ? null : text.substring(query + 1);
        isBelow(WantedPage.of(request.http));

        FakeRequest other = FakeRequest.page("/start");
        other.servletPath = text;
        RequestPath.startsWith(other.http, "/second-factor/");
        isBelow(WantedPage.at(FakeRequest.page("/start").http, text));
        SameOrigin.isOriginOf(FakeRequest.page("/start").http, text);
        if (SameOrigin.staysInApplication(FakeRequest.page("/start").http, text)) {
            SameOrigin.pathOf(FakeRequest.page("/start").http, text);
        }
    }

    private static void isBelow(String page) {
        if (page != null && (!page.startsWith("/clinic/") || page.split("\\?", 2)[0].contains("//"))) {
            throw new IllegalStateException("Not a page of the application: " + page);
        }
    }
}
