package io.github.countersign.filter;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether the container knows a way to sign in to an application: without one, the container's principal never tells anything. */
final class SignInDetection {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern LOGIN_CONFIG = Pattern.compile(
            "<(?:\\w+:)?login-config(?:\\s[^>]*)?>(?:(?!</(?:\\w+:)?login-config>).)*?"
                    + "<(?:\\w+:)?auth-method(?:\\s[^>]*)?>\\s*(?!NONE\\s*<)[^<\\s]",
            Pattern.DOTALL);

    private SignInDetection() {}

    static boolean foundIn(ServletContext context) {
        return hasLoginConfig(context) || hasAuthenticationMechanism();
    }

    private static boolean hasLoginConfig(ServletContext context) {
        try (InputStream descriptor = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return descriptor != null && declaresLogin(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            context.log("Countersign could not read the application's web.xml", e);
            return false;
        }
    }

    static boolean declaresLogin(String webXml) {
        return LOGIN_CONFIG.matcher(COMMENT.matcher(webXml).replaceAll("")).find();
    }

    /** Asked by reflection: the filter needs the Servlet API alone, also on servers without CDI. */
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
