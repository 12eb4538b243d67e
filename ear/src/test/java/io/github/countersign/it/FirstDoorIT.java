package io.github.countersign.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.it.library.AnsweringFilter;
import io.github.countersign.it.library.AnsweringInitializer;
import jakarta.servlet.ServletContainerInitializer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application with a library whose filter also wants to be the first, and answers by itself. It is deployed several times, because on
 * Payara the order of the initializers changes with each deployment.
 */
@ExtendWith(ArquillianExtension.class)
class FirstDoorIT {

    @Deployment(name = "door-1", order = 1, testable = false)
    static WebArchive door1() {
        return withALibrary("door-1", "a-library.jar");
    }

    @Deployment(name = "door-2", order = 2, testable = false)
    static WebArchive door2() {
        return withALibrary("door-2", "z-library.jar");
    }

    @Deployment(name = "door-3", order = 3, testable = false)
    static WebArchive door3() {
        return withALibrary("door-3", "a-library.jar");
    }

    @Deployment(name = "door-4", order = 4, testable = false)
    static WebArchive door4() {
        return withALibrary("door-4", "z-library.jar");
    }

    @Deployment(name = "door-5", order = 5, testable = false)
    static WebArchive door5() {
        return withALibrary("door-5", "a-library.jar");
    }

    @Deployment(name = "door-6", order = 6, testable = false)
    static WebArchive door6() {
        return withALibrary("door-6", "z-library.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"door-1", "door-2", "door-3", "door-4", "door-5", "door-6"})
    void theFilterComesBeforeThatOfALibrary(String application) {
        Page page = new Browser().open("/" + application + "/index.html");

        // locked, as nothing says who is signed in
        assertThat(page.text()).as(page.toString()).doesNotContain(AnsweringFilter.ANSWER);
        assertThat(page.status()).isEqualTo(503);
    }

    /** @param jar a name that comes before the filter's, or after it: WildFly sorts by the names of the jars */
    private static WebArchive withALibrary(String name, String jar) {
        JavaArchive library = ShrinkWrap.create(JavaArchive.class, jar)
                .addClasses(AnsweringFilter.class, AnsweringInitializer.class)
                .addAsServiceProvider(ServletContainerInitializer.class, AnsweringInitializer.class);
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibrary(library)
                .addAsLibrary(Archives.filter());
    }
}
