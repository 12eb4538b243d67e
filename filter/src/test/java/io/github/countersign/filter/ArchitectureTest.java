package io.github.countersign.filter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;

@AnalyzeClasses(packagesOf = SecondFactorFilter.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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
}
