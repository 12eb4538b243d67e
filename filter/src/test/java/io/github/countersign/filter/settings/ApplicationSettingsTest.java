package io.github.countersign.filter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.filter.fake.FakeContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ApplicationSettingsTest {

    @Test
    void aSettingIsCalledInCapitalsInTheEnvironment() {
        assertThat(ApplicationSettings.environmentName("countersign.role.owner"))
                .isEqualTo("COUNTERSIGN_ROLE_OWNER");
        assertThat(ApplicationSettings.environmentName("countersign.look-again"))
                .isEqualTo("COUNTERSIGN_LOOK_AGAIN");
    }

    @Test
    void aContextParameterComesBeforeASystemProperty() {
        FakeContext context = new FakeContext();
        System.setProperty("countersign.test", "everywhere");
        try {
            assertThat(new ApplicationSettings(context.http).read("countersign.test"))
                    .isEqualTo("everywhere");
            context.parameters.put("countersign.test", " here ");
            assertThat(new ApplicationSettings(context.http).read("countersign.test"))
                    .isEqualTo("here");
        } finally {
            System.clearProperty("countersign.test");
        }
    }
}
