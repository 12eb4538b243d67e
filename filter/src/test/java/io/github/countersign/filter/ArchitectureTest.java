package io.github.countersign.filter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.countersign.filter.identity.AccountResolver;
import io.github.countersign.filter.identity.PasswordVerifier;
import io.github.countersign.filter.mark.Internal;
import java.time.Clock;
import java.util.Date;
import java.util.function.Function;

@AnalyzeClasses(packagesOf = SecondFactorFilter.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String FILTER = "io.github.countersign.filter";

    @ArchTest
    static final ArchRule needsTheServletApiAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.naming..",
                    "javax.security.auth..",
                    "jakarta.servlet..",
                    "org.jspecify.annotations..",
                    "io.github.countersign.gate",
                    "io.github.countersign.filter..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule theClockIsChosenWhereTheFilterIsMade = noClasses()
            .that()
            .areNotAssignableTo(SecondFactorFilter.class)
            .and()
            .areNotAssignableTo(CountersignInitializer.class)
            .and()
            .areNotAssignableTo(SecondFactorStatus.Source.class)
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule randomnessComesFromOnePlace = noClasses()
            .that()
            .areNotAssignableTo(RandomToken.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class);

    @ArchTest
    static final ArchRule noRedirectIsBuiltByTheContainer = noClasses()
            .that()
            .doNotHaveSimpleName("GuardedResponse")
            .should()
            .callMethod(jakarta.servlet.http.HttpServletResponse.class, "sendRedirect", String.class);

    /** The rooms of the filter, and which others each may use. No other arrow is allowed. */
    @ArchTest
    static final ArchRule roomsHaveFewDoors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy(FILTER)
            .layer("output")
            .definedBy(FILTER + ".output")
            .layer("identity")
            .definedBy(FILTER + ".identity")
            .layer("request")
            .definedBy(FILTER + ".request")
            .layer("service")
            .definedBy(FILTER + ".service")
            .layer("settings")
            .definedBy(FILTER + ".settings")
            .layer("mark")
            .definedBy(FILTER + ".mark")
            .whereLayer("core")
            .mayOnlyAccessLayers("output", "identity", "request", "service", "settings", "mark")
            .whereLayer("output")
            .mayOnlyAccessLayers("mark")
            .whereLayer("identity")
            .mayOnlyAccessLayers("settings", "mark")
            .whereLayer("request")
            .mayOnlyAccessLayers("mark")
            .whereLayer("service")
            .mayOnlyAccessLayers("mark")
            .whereLayer("settings")
            .mayOnlyAccessLayers("mark")
            .whereLayer("mark")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule noCircleOfRooms = slices().assignedFrom(
                    by("packages", type -> SliceIdentifier.of(type.getPackageName())))
            .should()
            .beFreeOfCycles();

    /** Outside {@code output}, where the guard and the wrappers that ask it are one thing. */
    @ArchTest
    static final ArchRule noCircleOfClasses = slices().assignedFrom(by(
                    "classes with those inside them",
                    type -> type.getPackageName().equals(FILTER + ".output")
                            ? SliceIdentifier.ignore()
                            : SliceIdentifier.of(outermost(type))))
            .should()
            .beFreeOfCycles();

    private static SliceAssignment by(String what, Function<JavaClass, SliceIdentifier> slice) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return slice.apply(type);
            }

            @Override
            public String getDescription() {
                return what;
            }
        };
    }

    /** Applications use these, or name them in web.xml. Any other public type is public for a neighboring room only. */
    @ArchTest
    static final ArchRule whatIsPublicForANeighbourSaysSo = classes()
            .that()
            .arePublic()
            .and()
            .resideInAPackage(FILTER + "..")
            .and()
            .doNotHaveFullyQualifiedName(Internal.class.getName())
            .and(not(type(AccountResolver.class)))
            .and(not(type(PasswordVerifier.class)))
            .and(not(type(SecondFactorFilter.class)))
            .and(not(type(SessionEndListener.class)))
            .and(not(type(CountersignInitializer.class)))
            .and(not(type(SecondFactorStatus.class)))
            .should()
            .beAnnotatedWith(Internal.class);

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }
}
