package io.github.countersign.filter;

import io.github.countersign.filter.fake.FakeContext;
import io.github.countersign.filter.fake.FakeGate;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import io.github.countersign.filter.fake.FakeSession;
import io.github.countersign.filter.fake.MovingClock;
import io.github.countersign.filter.service.GateConnection;
import io.github.countersign.gate.Decision;
import io.github.countersign.gate.Return;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;

/** A guarded application: what it shows is a secret. */
@NullUnmarked
public final class Clinic {

    public static final String SECRET = "Patient 7 has the measles";
    static final String TICKET = "t".repeat(43);

    /** What the application does with a request. */
    public interface Servlet {
        void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    final FakeGate gate = new FakeGate();
    final MovingClock clock = new MovingClock();
    final FakeContext context = new FakeContext();
    public final FakeSession session = new FakeSession();
    public Servlet servlet = (request, response) -> response.getWriter().write(SECRET);
    int served;
    private SecondFactorFilter filter;

    Clinic with(String setting, String value) {
        context.parameters.put(setting, value);
        return this;
    }

    SecondFactorFilter filter() {
        if (filter == null) {
            filter = new SecondFactorFilter(new GateConnection(gate, () -> FakeGate.KEY), clock, true);
            filter.init(context.config());
        }
        return filter;
    }

    public FakeResponse visit(FakeRequest request) throws IOException, ServletException {
        FakeResponse response = new FakeResponse();
        pass(request.http, response.http);
        return response;
    }

    void pass(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        FilterChain application = (passedRequest, passedResponse) -> {
            served++;
            servlet.service((HttpServletRequest) passedRequest, (HttpServletResponse) passedResponse);
        };
        filter().doFilter(request, response, application);
    }

    /** Olivia opens a page and is stamped, because her browser is remembered. */
    Clinic verified() throws IOException, ServletException {
        Decision before = gate.decision;
        gate.decision = Decision.pass(FakeGate.TRUST, Decision.WITH_THE_SESSION);
        visit(FakeRequest.page("/").as("olivia").in(session));
        gate.decision = before;
        gate.questions.clear();
        session.reads.clear();
        session.writes.clear();
        served = 0;
        return this;
    }

    /** Olivia opened a page and was sent to the module's pages. */
    SigningInVisit pending(String page) throws IOException, ServletException {
        visit(FakeRequest.page(page).as("olivia").in(session));
        return SigningInVisit.in(session.http);
    }

    /** Olivia is verified and opened the module's pages by an entry link. */
    ManagingVisit visiting() throws IOException, ServletException {
        verified();
        visit(FakeRequest.page("/second-factor/account").as("olivia").in(session));
        gate.questions.clear();
        session.writes.clear();
        return ManagingVisit.in(session.http);
    }

    /** The address with which the module's pages send Olivia back. */
    FakeRequest comesBack(SigningInVisit pending, Return returned) {
        gate.returns.put(TICKET, returned);
        return FakeRequest.page("/second-factor/return?ticket=" + TICKET)
                .as("olivia")
                .in(session)
                .cookie("__Host-countersign-visit", pending.visitCookie());
    }

    boolean isStamped() {
        return session.attributes.containsKey(Stamp.ATTRIBUTE);
    }
}
