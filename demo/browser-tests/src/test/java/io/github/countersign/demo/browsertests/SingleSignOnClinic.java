package io.github.countersign.demo.browsertests;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The clinic again, at {@code /sso} and with the same people, as an application without its own passwords: nobody can be
 * asked for one.
 */
final class SingleSignOnClinic implements AutoCloseable {

    static final String DASHBOARD = "/sso/dashboard";

    private static final String SETTINGS = """
              <context-param>
                <param-name>countersign.password-verifier</param-name>
                <param-value>none</param-value>
              </context-param>
              <context-param>
                <param-name>countersign.directory</param-name>
                <param-value>clinic</param-value>
              </context-param>
            """;

    private final Browsers browsers;

    private SingleSignOnClinic(Browsers browsers) {
        this.browsers = browsers;
    }

    static SingleSignOnClinic deploy(Browsers browsers) throws IOException {
        SingleSignOnClinic clinic = new SingleSignOnClinic(browsers);
        Path deployments = browsers.demo().deployments();
        Path war = Files.createTempFile(deployments, "sso", ".building");
        Files.copy(deployments.resolve("clinic.war"), war, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(war)) {
            replace(zip.getPath("WEB-INF/web.xml"), "<listener>", SETTINGS + "<listener>");
            replace(zip.getPath("WEB-INF/jboss-web.xml"), ">/clinic<", ">/sso<");
        }
        Files.move(war, deployments.resolve("sso.war"));
        clinic.await(200);
        return clinic;
    }

    private static void replace(Path file, String text, String replacement) throws IOException {
        String before = Files.readString(file);
        String after = before.replace(text, replacement);
        if (after.equals(before)) {
            throw new IllegalStateException(file + " has no " + text);
        }
        Files.writeString(file, after);
    }

    @Override
    public void close() throws IOException {
        Files.delete(browsers.demo().deployments().resolve("sso.war"));
        await(404);
    }

    private void await(int status) {
        Page probe = browsers.bare().newPage();
        APIRequestContext requests = probe.request();
        String address = browsers.demo().base() + DASHBOARD;
        probe.waitForCondition(
                () -> requests.get(address).status() == status, new Page.WaitForConditionOptions().setTimeout(60_000));
        probe.context().close();
    }
}
