package io.github.countersign.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Lets nothing through, and says which settings are wrong. */
final class LockedDoor implements Door {

    private final List<String> problems;

    LockedDoor(List<String> problems) {
        this.problems = problems;
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        PageReply.wrongSettings(response, problems);
    }

    /** What web.xml has not mapped to the first door comes here. */
    @Override
    public void passAgain(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        pass(request, response, chain);
    }
}
