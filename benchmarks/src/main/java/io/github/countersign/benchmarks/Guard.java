package io.github.countersign.benchmarks;

import io.github.countersign.filter.FilterWithOpenGate;
import jakarta.servlet.Filter;

/** What can stand before the application, set up as its documentation does, with Olivia signed in. */
public enum Guard {
    NO_FILTER("No filter") {
        @Override
        Filter started(LeanRequest request) {
            return (asked, response, application) -> application.doFilter(asked, response);
        }
    },
    IDEAL("An ideal filter") {
        @Override
        Filter started(LeanRequest request) {
            request.getSession().setAttribute(IdealFilter.STAMP, new IdealFilter.Stamp("olivia", Long.MAX_VALUE));
            return new IdealFilter();
        }
    },
    COUNTERSIGN("**Countersign**, verified session") {
        @Override
        Filter started(LeanRequest request) {
            return FilterWithOpenGate.started(LeanContext.config());
        }
    },
    COUNTERSIGN_QUERY("Countersign, verified session, with a query string") {
        @Override
        Filter started(LeanRequest request) {
            request.withQuery();
            return FilterWithOpenGate.started(LeanContext.config());
        }
    },
    COUNTERSIGN_NOBODY("Countersign, nobody signed in") {
        @Override
        Filter started(LeanRequest request) {
            request.ofNobody();
            return FilterWithOpenGate.started(LeanContext.config());
        }
    },
    PAC4J_BARE("pac4j, no authorizers nor matchers") {
        @Override
        Filter started(LeanRequest request) {
            return Pac4j.bare(request);
        }
    },
    SPRING_BARE("Spring Security, three filters") {
        @Override
        Filter started(LeanRequest request) {
            return Spring.bare(request);
        }
    },
    SHIRO("Shiro, `/** = authc`") {
        @Override
        Filter started(LeanRequest request) throws Exception {
            return Shiro.usual(request);
        }
    },
    PAC4J("pac4j, its defaults") {
        @Override
        Filter started(LeanRequest request) {
            return Pac4j.usual(request);
        }
    },
    SPRING("Spring Security, its defaults") {
        @Override
        Filter started(LeanRequest request) {
            return Spring.usual(request);
        }
    },
    SPRING_MULTI_FACTOR("Spring Security, multi-factor") {
        @Override
        Filter started(LeanRequest request) {
            return Spring.multiFactor(request);
        }
    };

    private final String title;

    Guard(String title) {
        this.title = title;
    }

    /** How the table calls it. */
    String title() {
        return title;
    }

    /** @param request in whose session Olivia is signed in as the guard wants it */
    abstract Filter started(LeanRequest request) throws Exception;
}
