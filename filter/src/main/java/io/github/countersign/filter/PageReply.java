package io.github.countersign.filter;

import io.github.countersign.gate.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The filter's own small pages: for the moments when neither the application nor the module may answer. */
final class PageReply {

    private static final int RETRY_AFTER_SECONDS = 30;
    private static final String TEMPLATE = resource("page.html");
    private static final String STYLE_HASH =
            hash(TEMPLATE.substring(TEMPLATE.indexOf("<style>") + "<style>".length(), TEMPLATE.indexOf("</style>")));

    private PageReply() {}

    static void notAvailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setIntHeader("Retry-After", RETRY_AFTER_SECONDS);
        ResourceBundle messages = messages(request.getLocale());
        send(response, 503, "unavailable", messages, "unavailable", paragraph(messages.getString("unavailable.text")));
    }

    /** The frame shows a way out; nothing is sent to the phone for what may be a hidden frame. */
    static void framed(HttpServletRequest request, HttpServletResponse response, String goOnAt) throws IOException {
        ResourceBundle messages = messages(request.getLocale());
        String link = "<p><a href=\"" + Reply.escaped(goOnAt) + "\" target=\"_top\">"
                + Reply.escaped(messages.getString("framed.link")) + "</a></p>";
        send(response, 401, "framed", messages, "framed", paragraph(messages.getString("framed.text")) + link);
    }

    static void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResourceBundle messages = messages(request.getLocale());
        send(response, 404, "not-found", messages, "notFound", paragraph(messages.getString("notFound.text")));
    }

    /** @param tryAgainAt comes here again as long as the browser does not keep the cookie */
    static void needsHttps(HttpServletRequest request, HttpServletResponse response, String tryAgainAt)
            throws IOException {
        ResourceBundle messages = messages(request.getLocale());
        String link = "<p><a href=\"" + Reply.escaped(tryAgainAt) + "\">"
                + Reply.escaped(messages.getString("needsHttps.link")) + "</a></p>";
        send(
                response,
                503,
                "needs-https",
                messages,
                "needsHttps",
                paragraph(messages.getString("needsHttps.text")) + link);
    }

    static void foreignForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResourceBundle messages = messages(request.getLocale());
        send(response, 403, "foreign-form", messages, "foreignForm", paragraph(messages.getString("foreignForm.text")));
    }

    /** The form as it was sent, for the person to send again; it never sends itself. */
    static void form(
            HttpServletRequest request, HttpServletResponse response, KeptForm form, String declineAt, String back)
            throws IOException {
        ResourceBundle messages = messages(request.getLocale());
        KeptForm.FormBody kept = form.body();
        if (kept == null) {
            String link = "<p><a href=\"" + Reply.escaped(back) + "\">" + Reply.escaped(messages.getString("form.back"))
                    + "</a></p>";
            send(response, 200, "form-lost", messages, "form", paragraph(messages.getString("form.lost")) + link);
            return;
        }
        String path = form.address().replaceFirst("\\?.*", "");
        StringBuilder body = new StringBuilder(paragraph(messages.getString("form.text")))
                .append(paragraph(messages.getString("form.address").replace("{0}", path)))
                .append(paragraph(messages.getString("form.fields")
                        .replace("{0}", Integer.toString(kept.fields().size()))));
        if (kept.filesLost()) {
            body.append(paragraph(messages.getString("form.files")));
        }
        body.append("<form method=\"post\" action=\"")
                .append(Reply.escaped(form.address()))
                .append("\" enctype=\"")
                .append(Reply.escaped(kept.encodingType()))
                .append("\" accept-charset=\"")
                .append(Reply.escaped(kept.charset()))
                .append("\">");
        for (FormField field : kept.fields()) {
            body.append("<input type=\"hidden\" name=\"")
                    .append(Reply.escaped(field.name()))
                    .append("\" value=\"")
                    .append(Reply.escaped(field.value()))
                    .append("\">");
        }
        body.append(button("send", messages.getString("form.send")))
                .append("</form>\n<form method=\"post\" action=\"")
                .append(Reply.escaped(declineAt))
                .append("\">")
                .append(button("decline", messages.getString("form.decline")))
                .append("</form>");
        send(response, 200, "form", messages, "form", body.toString());
    }

    private static String button(String id, String text) {
        return "<p><button id=\"" + id + "\">" + Reply.escaped(text) + "</button></p>";
    }

    /** For owners and managers: what the filter would have done, in an application that it does not guard. */
    static void report(HttpServletRequest request, HttpServletResponse response, SignInReport.Now report)
            throws IOException {
        ResourceBundle messages = messages(request.getLocale());
        StringBuilder body = new StringBuilder(paragraph(messages.getString("report.text")))
                .append(paragraph(messages.getString("report.since")
                        .replace("{0}", minute(report.since()))
                        .replace("{1}", minute(report.until()))))
                .append("<ul>");
        for (Decision.Kind kind : Decision.Kind.values()) {
            body.append("<li id=\"")
                    .append(idOf(kind))
                    .append("\">")
                    .append(Reply.escaped(messages.getString("report." + idOf(kind))
                            .replace("{0}", Long.toString(report.count(kind)))))
                    .append("</li>");
        }
        body.append("</ul>");
        if (!report.accounts().isEmpty()) {
            body.append("<h2>")
                    .append(Reply.escaped(messages.getString("report.accounts")))
                    .append("</h2><ul>");
            for (Map.Entry<String, Decision.Kind> account : report.accounts()) {
                body.append("<li>")
                        .append(Reply.escaped(account.getKey() + ": "
                                + messages.getString("report.last." + idOf(account.getValue()))))
                        .append("</li>");
            }
            body.append("</ul>");
        }
        if (!report.problems().isEmpty()) {
            body.append("<h2>")
                    .append(Reply.escaped(messages.getString("report.problems")))
                    .append("</h2>")
                    .append(list(report.problems()));
        }
        send(response, 200, "report", messages, "report", body.toString());
    }

    private static String minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", " UTC");
    }

    private static String idOf(Decision.Kind kind) {
        switch (kind) {
            case PASS:
                return "passed";
            case VERIFY:
                return "verify";
            case SET_UP:
                return "set-up";
            case UNAVAILABLE:
                break;
        }
        return "unavailable";
    }

    private static String list(List<String> texts) {
        return texts.stream()
                .map(text -> "<li>" + Reply.escaped(text) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** For the administrator: the application is locked until its settings are right. */
    static void wrongSettings(HttpServletResponse response, List<String> problems) throws IOException {
        ResourceBundle messages = messages(Locale.ROOT);
        send(
                response,
                503,
                "wrong-settings",
                messages,
                "wrongSettings",
                paragraph(messages.getString("wrongSettings.text")) + list(problems));
    }

    private static void send(
            HttpServletResponse response, int status, String page, ResourceBundle messages, String key, String body)
            throws IOException {
        String ancestors = page.equals("framed") ? "'self'" : "'none'";
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'sha256-" + STYLE_HASH
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors " + ancestors);
        String html = TEMPLATE.replace("{lang}", Reply.escaped(messages.getString("language")))
                .replace("{page}", page)
                .replace("{title}", Reply.escaped(messages.getString(key + ".title")))
                .replace("{body}", body);
        Reply.text(response, status, "text/html;charset=UTF-8", html);
    }

    private static String paragraph(String text) {
        return "<p>" + Reply.escaped(text) + "</p>";
    }

    private static ResourceBundle messages(Locale locale) {
        return ResourceBundle.getBundle(
                "io.github.countersign.filter.messages",
                locale,
                PageReply.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String resource(String name) {
        try (InputStream stream = PageReply.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The filter's jar lacks " + name);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                    .lines()
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
