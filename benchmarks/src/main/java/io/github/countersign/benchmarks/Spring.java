package io.github.countersign.benchmarks;

import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

final class Spring {

    private Spring() {}

    static Filter bare(LeanRequest request) {
        signIn(request);
        return new FilterChainProxy(new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new SecurityContextHolderFilter(new HttpSessionSecurityContextRepository()),
                new ExceptionTranslationFilter(new Http403ForbiddenEntryPoint()),
                new AuthorizationFilter(AuthenticatedAuthorizationManager.authenticated())));
    }

    static Filter usual(LeanRequest request) {
        signIn(request);
        return chain(Usual.class);
    }

    static Filter multiFactor(LeanRequest request) {
        signIn(request);
        return chain(MultiFactor.class);
    }

    @SuppressWarnings("resource") // open as long as the benchmark
    private static Filter chain(Class<?> configuration) {
        return new AnnotationConfigApplicationContext(configuration).getBean("springSecurityFilterChain", Filter.class);
    }

    private static void signIn(LeanRequest request) {
        UsernamePasswordAuthenticationToken olivia = UsernamePasswordAuthenticationToken.authenticated(
                User.withUsername("olivia").password("").authorities("staff").build(),
                null,
                List.of(
                        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY),
                        FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.OTT_AUTHORITY)));
        request.getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(olivia));
    }

    private static UserDetailsService onlyOlivia() {
        return new InMemoryUserDetailsManager(User.withUsername("olivia")
                .password("{noop}secret")
                .authorities("staff")
                .build());
    }

    /** What Spring Boot sets up by itself. */
    @EnableWebSecurity
    static class Usual {

        @Bean
        UserDetailsService users() {
            return onlyOlivia();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    /** The same with the first example of the reference's chapter on several factors. */
    @EnableWebSecurity
    @EnableMultiFactorAuthentication(
            authorities = {FactorGrantedAuthority.PASSWORD_AUTHORITY, FactorGrantedAuthority.OTT_AUTHORITY})
    static class MultiFactor {

        @Bean
        UserDetailsService users() {
            return onlyOlivia();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .oneTimeTokenLogin(login -> login.tokenGenerationSuccessHandler((request, response, token) -> {}))
                    .build();
        }
    }
}
