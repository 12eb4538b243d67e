package io.github.countersign.benchmarks;

import jakarta.servlet.Filter;
import org.pac4j.core.authorization.authorizer.DefaultAuthorizers;
import org.pac4j.core.config.Config;
import org.pac4j.core.matching.matcher.DefaultMatchers;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.core.profile.ProfileManager;
import org.pac4j.http.client.indirect.FormClient;
import org.pac4j.http.credentials.authenticator.test.SimpleTestUsernamePasswordAuthenticator;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.session.JEESessionStore;
import org.pac4j.jee.filter.SecurityFilter;

final class Pac4j {

    private static final String CLIENT = "FormClient";

    private Pac4j() {}

    static Filter bare(LeanRequest request) {
        signIn(request);
        return new SecurityFilter(config(), CLIENT, DefaultAuthorizers.NONE, DefaultMatchers.NONE);
    }

    static Filter usual(LeanRequest request) {
        signIn(request);
        return new SecurityFilter(config(), CLIENT);
    }

    private static Config config() {
        FormClient form = new FormClient("/login", new SimpleTestUsernamePasswordAuthenticator());
        form.setCallbackUrl("/callback");
        return new Config(form);
    }

    private static void signIn(LeanRequest request) {
        CommonProfile profile = new CommonProfile();
        profile.setId("olivia");
        profile.setClientName(CLIENT);
        new ProfileManager(new JEEContext(request, new LeanResponse()), new JEESessionStore())
                .save(true, profile, false);
    }
}
