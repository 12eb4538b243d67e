package io.github.countersign.filter.identity;

import io.github.countersign.filter.mark.Internal;
import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the container's way to sign in to an application: without one, the container's principal never tells anything. */
@Internal
public final class SignInDetection {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern AUTH_METHOD = Pattern.compile(
            "<(?:\\w+:)?login-config(?:\\s[^>]*)?>(?:(?!</(?:\\w+:)?login-config>).)*?"
                    + "<(?:\\w+:)?auth-method(?:\\s[^>]*)?>\\s*([^<\\s][^<]*)",
            Pattern.DOTALL);
    private static final Pattern BY_PASSWORD = Pattern.compile("FORM|BASIC|DIGEST", Pattern.CASE_INSENSITIVE);

    private SignInDetection() {}

    public static SignIn in(ServletContext context) {
        SignIn declared = declaredIn(context);
        return declared == SignIn.NONE && hasAuthenticationMechanism() ? SignIn.MECHANISM : declared;
    }

    private static SignIn declaredIn(ServletContext context) {
        try (InputStream descriptor = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return descriptor == null
                    ? SignIn.NONE
                    : declaredBy(new BufferedReader(new InputStreamReader(descriptor, StandardCharsets.UTF_8))
                            .lines()
                            .collect(Collectors.joining("\n")));
        } catch (IOException | UncheckedIOException e) {
            context.log("Countersign could not read the application's web.xml", e);
            return SignIn.NONE;
        }
    }

    static SignIn declaredBy(String webXml) {
        Matcher declared = AUTH_METHOD.matcher(COMMENT.matcher(webXml).replaceAll(""));
        if (!declared.find() || declared.group(1).trim().equals("NONE")) {
            return SignIn.NONE;
        }
        return BY_PASSWORD.matcher(declared.group(1)).find() ? SignIn.PASSWORD : SignIn.OTHER;
    }

    /** Asked by reflection: the filter needs only the Servlet API, and runs on servers without CDI, too. */
    private static boolean hasAuthenticationMechanism() {
        try {
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            Class<?> mechanism = Class.forName(
                    "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism",
                    false,
                    application);
            Class<?> cdi = Class.forName("jakarta.enterprise.inject.spi.CDI", false, application);
            Class<?> instance = Class.forName("jakarta.enterprise.inject.Instance", false, application);
            Class<?> annotations = java.lang.annotation.Annotation[].class;
            Object beans = cdi.getMethod("current").invoke(null);
            Object found = instance.getMethod("select", Class.class, annotations)
                    .invoke(beans, mechanism, new java.lang.annotation.Annotation[0]);
            return Boolean.FALSE.equals(instance.getMethod("isUnsatisfied").invoke(found));
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
