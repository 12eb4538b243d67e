package io.github.countersign.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Which packages of the pages may import which. */
@AnalyzeClasses(packages = RoomsTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    static final String ROOT = "io.github.countersign.ui";

    private static final Map<String, Set<String>> IMPORTS = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("look", Set.of()),
            Map.entry("web", Set.of("look")),
            Map.entry("visit", Set.of("text", "look", "web")),
            Map.entry("code", Set.of("text", "web", "visit")),
            Map.entry("confirm", Set.of("text", "web", "visit", "code")),
            Map.entry("signin", Set.of("text", "web", "visit", "code")),
            Map.entry("setup", Set.of("text", "web", "visit", "code", "confirm")),
            Map.entry("account", Set.of("text", "web", "visit", "confirm")),
            Map.entry("people", Set.of("text", "web", "visit", "confirm")),
            Map.entry("policy", Set.of("text", "web", "visit", "confirm")),
            Map.entry("audit", Set.of("text", "web", "visit", "policy")));

    @ArchTest
    static void roomsImportOnlyWhatIsListedHere(JavaClasses classes) {
        LayeredArchitecture rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String room : IMPORTS.keySet()) {
            rooms = rooms.layer(room).definedBy(ROOT + "." + room);
        }
        for (Map.Entry<String, Set<String>> room : IMPORTS.entrySet()) {
            Set<String> imports = room.getValue();
            rooms = imports.isEmpty()
                    ? rooms.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                    : rooms.whereLayer(room.getKey()).mayOnlyAccessLayers(imports.toArray(String[]::new));
        }
        rooms.check(classes);
    }

    @ArchTest
    static final ArchRule ROOMS_ARE_IN_NO_CIRCLE =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** Any node answers any request: what a page keeps lies in a drawer. */
    @ArchTest
    static final ArchRule NOTHING_LIES_IN_A_SESSION = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("SessionScoped")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("ViewScoped");

    @ArchTest
    static void everyClassIsInARoom(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IMPORTS.keySet().stream().map(room -> ROOT + "." + room).toList());
    }

    @ArchTest
    static void everyRoomIsNullMarked(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }
}
