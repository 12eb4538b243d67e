package io.github.countersign.demo.browsertests;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An invalid setting of the service, as an administrator may write it. The service is deployed, and lets nobody in. */
final class WrongSetting implements AutoCloseable {

    static final String NAME = "countersign.code-attempts";

    private final Browsers browsers;

    private WrongSetting(Browsers browsers) {
        this.browsers = browsers;
    }

    static WrongSetting write(Browsers browsers) throws IOException {
        WrongSetting setting = new WrongSetting(browsers);
        Files.writeString(setting.file(), NAME + "=many\n");
        setting.deployAgain(503);
        return setting;
    }

    /** Takes it away and returns when people can sign in again. */
    @Override
    public void close() throws IOException {
        Files.delete(file());
        deployAgain(410);
    }

    private Path file() {
        return browsers.demo().countersignData().resolve("countersign.properties");
    }

    private void deployAgain(int status) throws IOException {
        Path deployments = browsers.demo().deployments();
        Files.deleteIfExists(deployments.resolve("countersign.ear.deployed"));
        await(404);
        Files.createFile(deployments.resolve("countersign.ear.dodeploy"));
        await(status);
    }

    private void await(int status) {
        Page probe = browsers.bare().newPage();
        APIRequestContext requests = probe.request();
        String verify = browsers.demo().base() + "/countersign/verify";
        probe.waitForCondition(
                () -> requests.get(verify).status() == status, new Page.WaitForConditionOptions().setTimeout(60_000));
        probe.context().close();
    }
}
