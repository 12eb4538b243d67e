package io.github.countersign.benchmarks;

import jakarta.servlet.Filter;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.realm.SimpleAccountRealm;
import org.apache.shiro.web.filter.mgt.DefaultFilterChainManager;
import org.apache.shiro.web.filter.mgt.PathMatchingFilterChainResolver;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.apache.shiro.web.servlet.AbstractShiroFilter;

final class Shiro {

    private static final String SIGN_IN = "/sign-in";

    private Shiro() {}

    static Filter usual(LeanRequest request) throws Exception {
        SimpleAccountRealm realm = new SimpleAccountRealm();
        realm.addAccount("olivia", "secret");
        DefaultFilterChainManager chains = new DefaultFilterChainManager(LeanContext.config());
        chains.createChain(SIGN_IN, "anon");
        chains.createChain("/**", "authc");
        PathMatchingFilterChainResolver resolver = new PathMatchingFilterChainResolver(LeanContext.config());
        resolver.setFilterChainManager(chains);
        AbstractShiroFilter filter = new AbstractShiroFilter() {};
        filter.setSecurityManager(new DefaultWebSecurityManager(realm));
        filter.setFilterChainResolver(resolver);
        filter.init(LeanContext.config());
        String page = request.getServletPath();
        filter.doFilter(
                request.to(SIGN_IN),
                new LeanResponse(),
                (asked, response) -> SecurityUtils.getSubject().login(new UsernamePasswordToken("olivia", "secret")));
        request.to(page).renew();
        return filter;
    }
}
