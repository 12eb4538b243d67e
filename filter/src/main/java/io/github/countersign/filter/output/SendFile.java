package io.github.countersign.filter.output;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** Request attributes by which an application has the container send a file past the response. */
final class SendFile {

    private static final List<String> ATTRIBUTES = Arrays.asList(
            "org.apache.tomcat.sendfile.filename",
            "org.apache.tomcat.sendfile.start",
            "org.apache.tomcat.sendfile.end",
            "org.glassfish.grizzly.http.SEND_FILE");

    private SendFile() {}

    static boolean isAsked(String attribute) {
        return ATTRIBUTES.contains(attribute);
    }

    static void withdraw(HttpServletRequest request) {
        for (String attribute : ATTRIBUTES) {
            if (request.getAttribute(attribute) != null) {
                request.removeAttribute(attribute);
            }
        }
    }
}
