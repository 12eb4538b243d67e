package io.github.countersign.demo.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the server's own configuration for the demo: the log cannot fill the disk, and there is no second log. */
final class ServerConfiguration {

    private static final String BOUNDED_LOG = """
            <size-rotating-file-handler name="FILE" autoflush="true">
                            <formatter>
                                <named-formatter name="PATTERN"/>
                            </formatter>
                            <file relative-to="jboss.server.log.dir" path="server.log"/>
                            <rotate-size value="10m"/>
                            <max-backup-index value="2"/>
                            <append value="true"/>
                        </size-rotating-file-handler>""";

    private ServerConfiguration() {}

    static String adapt(String standalone) {
        String changed = replace(
                standalone,
                "(?s)<periodic-rotating-file-handler name=\"FILE\".*?</periodic-rotating-file-handler>",
                BOUNDED_LOG);
        changed = replace(changed, "<handler name=\"CONSOLE\"/>", "");
        // At DEBUG, this category writes every system property, including the demo's secrets.
        return replace(
                changed, "(?s)(<logger category=\"org.jboss.as.config\">\\s*<level name=)\"DEBUG\"", "$1\"INFO\"");
    }

    /** The log until the server has read its configuration. */
    static String earlyLogging() {
        return """
                loggers=
                logger.level=INFO
                logger.handlers=FILE
                handler.FILE=org.jboss.logmanager.handlers.SizeRotatingFileHandler
                handler.FILE.formatter=PATTERN
                handler.FILE.properties=append,autoFlush,rotateSize,maxBackupIndex,fileName
                handler.FILE.append=true
                handler.FILE.autoFlush=true
                handler.FILE.rotateSize=10485760
                handler.FILE.maxBackupIndex=2
                handler.FILE.fileName=${org.jboss.boot.log.file}
                formatter.PATTERN=org.jboss.logmanager.formatters.PatternFormatter
                formatter.PATTERN.properties=pattern
                formatter.PATTERN.pattern=%d{yyyy-MM-dd HH\\:mm\\:ss,SSS} %-5p [%c] (%t) %s%e%n
                """;
    }

    private static String replace(String text, String pattern, String replacement) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("This WildFly's standalone.xml has no " + pattern);
        }
        return matcher.replaceFirst(replacement);
    }
}
