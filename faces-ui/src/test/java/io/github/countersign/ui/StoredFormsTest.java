package io.github.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.countersign.account.AccountId;
import io.github.countersign.confirmation.ConfirmationId;
import io.github.countersign.confirmation.ConfirmationService.How;
import io.github.countersign.confirmation.ConfirmationService.Opened;
import io.github.countersign.delivery.Channel;
import io.github.countersign.ui.text.Moment;
import io.github.countersign.ui.text.Notice;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.visit.Drawer;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is in the pages' drawers outlives a deployment and is read by servers of two releases. Each class in it has a file in
 * {@code src/test/resources/stored}, written once and read ever after: a new field reads as null, 0 or false from an old file; a file that
 * cannot be read any more is a mistake, not a reason to write it again.
 */
class StoredFormsTest {

    private static final Path STORED = Path.of("src/test/resources/stored");
    private static final Path WRITTEN = Path.of("target/stored");
    private static final Instant AT = Instant.parse("2026-03-01T14:30:00Z");

    static List<Serializable> values() {
        Sentence sentence = Sentence.of("change.done-sms", "12");
        return List.of(
                record("visit.WayBack", "/clinic/second-factor/return?ticket=abc", "/set-up?step=done"),
                Moment.until(AT),
                sentence,
                Notice.correct("password", Sentence.of("confirm.locked", Moment.until(AT))),
                new Opened(new ConfirmationId(17), "token", How.PASSWORD),
                record(
                        "setup.SetUpDraft",
                        "US",
                        "202 555 0100",
                        "+12025550100",
                        "(202) 555-0100",
                        true,
                        Channel.SMS,
                        true),
                record("people.HelpDraft", "lost the phone", 4),
                record("people.GivenBypass", new AccountId(7), "ABCDE-FGHJK", AT));
    }

    @ParameterizedTest
    @MethodSource("values")
    void isReadBack(Serializable value) throws IOException, ClassNotFoundException {
        String name = value.getClass().getSimpleName() + ".ser";
        if (!Files.exists(STORED.resolve(name))) {
            write(value, WRITTEN.resolve(name));
            fail("There is no file of " + value.getClass() + ". One to keep is now in " + WRITTEN.resolve(name));
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(STORED.resolve(name)))) {
            assertThat(in.readObject()).isEqualTo(value);
        }
    }

    @Test
    void coversEveryClassThatCanBeInADrawer() {
        Set<String> here = values().stream()
                .map(value -> value.getClass().getName())
                .filter(name -> name.startsWith(RoomsTest.ROOT))
                .collect(Collectors.toSet());
        assertThat(storable().map(JavaClass::getName)).containsExactlyInAnyOrderElementsOf(here);
    }

    @Test
    void coversEveryDrawer() {
        Set<Class<?>> here = values().stream().map(Object::getClass).collect(Collectors.toSet());
        here.add(Boolean.class);
        List<Class<?>> kinds = classes()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Drawer.class))
                .<Class<?>>map(field -> drawer(field.reflect()).kind())
                .toList();
        assertThat(kinds).isNotEmpty().isSubsetOf(here);
    }

    private static Drawer<?> drawer(Field field) {
        try {
            field.setAccessible(true);
            return (Drawer<?>) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<JavaClass> classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(RoomsTest.ROOT).stream();
    }

    /** Faces and servlets make some of our classes serializable that nobody stores; enums are stored in other classes. */
    private static Stream<JavaClass> storable() {
        return classes()
                .filter(type -> type.isAssignableTo(Serializable.class))
                .filter(type -> !type.isAssignableTo(Servlet.class)
                        && !type.isAssignableTo(Filter.class)
                        && !type.isAssignableTo(PhaseListener.class)
                        && !type.isAssignableTo(Throwable.class)
                        && !type.isEnum());
    }

    private static Serializable record(String name, @Nullable Object... components) {
        try {
            Constructor<?> constructor =
                    Class.forName(RoomsTest.ROOT + "." + name).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (Serializable) constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Serializable value, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(value);
        }
    }
}
