package io.github.countersign.ui.audit;

import io.github.countersign.administration.AuditService;
import io.github.countersign.ui.visit.CurrentVisitor;
import io.github.countersign.ui.visit.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /audit.csv}: what the audit page shows and everything older, as a file. Written as it is read, a batch at a time. */
public final class AuditDownload extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    transient CurrentVisitor visit;

    @Inject
    transient AuditService audit;

    @Inject
    transient Texts texts;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AuditQuery query = AuditQuery.of(parameters(request));
        Attachment attachment = new Attachment(response);
        boolean read = audit.readAll(
                visit.managing(),
                query.kinds(),
                query.person(),
                event -> attachment.csv().add(event));
        if (read) {
            attachment.csv();
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Begun with the first event: until then the answer may still become a page that explains why there is none. */
    private final class Attachment {

        private final HttpServletResponse response;
        private @Nullable AuditCsv begun;

        Attachment(HttpServletResponse response) {
            this.response = response;
        }

        AuditCsv csv() {
            AuditCsv csv = begun;
            if (csv == null) {
                csv = begin();
                begun = csv;
            }
            return csv;
        }

        private AuditCsv begin() {
            response.setContentType("text/csv; charset=UTF-8");
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"audit-trail-" + LocalDate.now(clock) + ".csv\"");
            try {
                AuditCsv csv = new AuditCsv(response.getWriter(), texts.wording());
                csv.begin();
                return csv;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, String> parameters(HttpServletRequest request) {
        return Collections.list(request.getParameterNames()).stream()
                .collect(Collectors.toMap(name -> name, request::getParameter));
    }
}
