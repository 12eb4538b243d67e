package io.github.countersign.filter.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.Clinic;
import io.github.countersign.filter.fake.FakeResponse;
import java.io.Writer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A method that a newer Servlet API adds goes past a wrapper that does not declare it: the API's own wrapper hands it to the container. */
@NullUnmarked
class NewestServletApiTest {

    /** They only read. {@code addCookie} may always pass: the session must survive. */
    private static final Set<String> WITHOUT_EFFECT_IN_A_RESPONSE = Set.of(
            "addCookie",
            "containsHeader",
            "encodeRedirectURL",
            "encodeURL",
            "getBufferSize",
            "getCharacterEncoding",
            "getContentType",
            "getHeader",
            "getHeaderNames",
            "getHeaders",
            "getLocale",
            "getStatus",
            "getTrailerFields",
            "isCommitted");

    /**
     * They only read, or change who is signed in, which the guard checks afterwards. What {@code authenticate} answers is the
     * container's sign-in, and what a dispatcher leads to runs behind the filter again.
     */
    private static final Set<String> WITHOUT_OUTPUT_IN_A_REQUEST = Set.of(
            "authenticate",
            "changeSessionId",
            "getAttribute",
            "getAttributeNames",
            "getAuthType",
            "getCharacterEncoding",
            "getContentLength",
            "getContentLengthLong",
            "getContentType",
            "getContextPath",
            "getCookies",
            "getDateHeader",
            "getDispatcherType",
            "getHeader",
            "getHeaderNames",
            "getHeaders",
            "getHttpServletMapping",
            "getInputStream",
            "getIntHeader",
            "getLocalAddr",
            "getLocalName",
            "getLocalPort",
            "getLocale",
            "getLocales",
            "getMethod",
            "getParameter",
            "getParameterMap",
            "getParameterNames",
            "getParameterValues",
            "getPart",
            "getParts",
            "getPathInfo",
            "getPathTranslated",
            "getProtocol",
            "getProtocolRequestId",
            "getQueryString",
            "getReader",
            "getRemoteAddr",
            "getRemoteHost",
            "getRemotePort",
            "getRemoteUser",
            "getRequestDispatcher",
            "getRequestId",
            "getRequestURI",
            "getRequestURL",
            "getRequestedSessionId",
            "getScheme",
            "getServerName",
            "getServerPort",
            "getServletConnection",
            "getServletContext",
            "getServletPath",
            "getSession",
            "getTrailerFields",
            "getUserPrincipal",
            "isAsyncStarted",
            "isAsyncSupported",
            "isRequestedSessionIdFromCookie",
            "isRequestedSessionIdFromURL",
            "isRequestedSessionIdValid",
            "isSecure",
            "isTrailerFieldsReady",
            "isUserInRole",
            "login",
            "logout",
            "removeAttribute",
            "setCharacterEncoding");

    /** Made of {@code write(int)} and {@code write(byte[], int, int)} by the API itself. */
    private static final Set<String> MADE_OF_OTHERS_IN_A_STREAM =
            Set.of("print", "println", "write(byte[])", "write(java.nio.ByteBuffer)");

    /** Made of {@code write(char[], int, int)} and {@code write(String, int, int)} by the platform. */
    private static final Set<String> MADE_OF_OTHERS_IN_A_WRITER =
            Set.of("append", "write(char[])", "write(java.lang.String)");

    @Test
    void theGuardedResponseDeclaresWhateverHasAnEffect() throws Exception {
        assertThat(notDeclared("http.HttpServletResponse", GuardedResponse.class, WITHOUT_EFFECT_IN_A_RESPONSE))
                .isEmpty();
    }

    @Test
    void theGuardedRequestDeclaresWhateverProducesOutput() throws Exception {
        assertThat(notDeclared("http.HttpServletRequest", GuardedRequest.class, WITHOUT_OUTPUT_IN_A_REQUEST))
                .isEmpty();
    }

    @Test
    void theGuardedStreamDeclaresWhateverWrites() throws Exception {
        assertThat(notDeclared("ServletOutputStream", GuardedStream.class, MADE_OF_OTHERS_IN_A_STREAM))
                .isEmpty();
    }

    @Test
    void theGuardedWriterDeclaresWhateverWrites() {
        assertThat(notDeclared(Writer.class, GuardedWriter.class, MADE_OF_OTHERS_IN_A_WRITER))
                .isEmpty();
    }

    @Test
    void theGuardedAsyncContextDeclaresEverything() throws Exception {
        assertThat(notDeclared("AsyncContext", GuardedAsyncContext.class, Set.of()))
                .isEmpty();
    }

    @Test
    void aRedirectInTheRequestOfTheSignInGoesNowhereElse() throws Exception {
        String elsewhere = "https://evil.example/?code=" + Clinic.SECRET;

        assertThat(redirected(elsewhere, 307)).startsWith("303 /countersign/verify");
        assertThat(redirected(elsewhere, false)).startsWith("303 /countersign/verify");
        assertThat(redirected(elsewhere, 308, false)).startsWith("303 /countersign/verify");
    }

    @Test
    void ofARedirectWithinTheApplicationOnlyThePathGoesOut() throws Exception {
        assertThat(redirected("/clinic/patients?code=1", 307)).isEqualTo("303 /clinic/patients ");
    }

    @Test
    void aRedirectKeepsTheBufferIfItIsAskedTo() throws Exception {
        assertThat(redirected("/public", 308)).isEqualTo("308 /public ");
        assertThat(redirected("/public", true)).isEqualTo("302 /public ");
        assertThat(redirected("/public", false)).isEqualTo("302 /public welcome");
        assertThat(redirected("/public", 307, false)).isEqualTo("307 /public welcome");
    }

    @Test
    void aServerWithAnOlderApiRedirectsTheSameWay() throws Exception {
        FakeResponse cleared = new FakeResponse();
        cleared.getWriter().write("welcome");
        StatusRedirect.send(cleared.http, "/public", 308, true);
        FakeResponse kept = new FakeResponse();
        kept.getWriter().write("welcome");
        StatusRedirect.send(kept.http, "/public", 307, false);

        assertThat(cleared.status).isEqualTo(308);
        assertThat(cleared.header("Location")).isEqualTo("/public");
        assertThat(cleared.body()).isEmpty();
        assertThat(cleared.committed).isTrue();
        assertThat(kept.status).isEqualTo(307);
        assertThat(kept.body()).isEqualTo("welcome");
        assertThat(kept.committed).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static String redirected(Object... arguments) throws Exception {
        try (URLClassLoader loader = NewestServletApi.withTheFilter()) {
            Function<List<Object>, String> application =
                    (Function<List<Object>, String>) loader.loadClass(RedirectingApplication.class.getName())
                            .getConstructor()
                            .newInstance();
            return application.apply(Arrays.asList(arguments));
        }
    }

    private static Set<String> notDeclared(String type, Class<?> wrapper, Set<String> without) throws Exception {
        try (URLClassLoader loader = NewestServletApi.alone()) {
            return notDeclared(loader.loadClass("jakarta.servlet." + type), wrapper, without);
        }
    }

    /** @param without methods by their name or signature */
    private static Set<String> notDeclared(Class<?> type, Class<?> wrapper, Set<String> without) {
        Set<String> declared = Arrays.stream(wrapper.getDeclaredMethods())
                .map(NewestServletApiTest::signature)
                .collect(Collectors.toSet());
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !without.contains(method.getName()) && !without.contains(signature(method)))
                .map(NewestServletApiTest::signature)
                .filter(signature -> !declared.contains(signature))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By name, because the types of the two APIs are not the same. */
    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
