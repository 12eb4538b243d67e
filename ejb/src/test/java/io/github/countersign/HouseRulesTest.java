package io.github.countersign;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** STYLE.md and DESIGN.md, as far as a machine can check them. */
@AnalyzeClasses(packages = "io.github.countersign", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final String ROOT = "io.github.countersign";

    /** The packages from the bottom up: each may import the ones before it, and none after it. */
    private static final List<String> ORDER = List.of(
            "gate",
            "secret",
            "settings",
            "store",
            "audit",
            "work",
            "policy",
            "account",
            "delivery",
            "authenticator",
            "browser",
            "visit",
            "notice",
            "limit",
            "challenge",
            "confirmation",
            "bypass",
            "enrollment",
            "signin",
            "selfservice",
            "administration",
            "installation");

    @ArchTest
    static void packagesImportInOneDirection(JavaClasses classes) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : ORDER) {
            layers = layers.layer(name).definedBy(ROOT + "." + name + "..");
        }
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> above = ORDER.subList(i + 1, ORDER.size());
            layers = above.isEmpty()
                    ? layers.whereLayer(ORDER.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(ORDER.get(i)).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
        }
        layers.check(classes);
    }

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .map(name -> name.substring(ROOT.length() + 1)))
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @ArchTest
    static final ArchRule theContractWithTheFilterNeedsNothing = classes()
            .that()
            .resideInAPackage(ROOT + ".gate")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations", ROOT + ".gate");

    @ArchTest
    static final ArchRule visitsKnowNothingOfChallenges = noClasses()
            .that()
            .resideInAPackage(ROOT + ".visit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".challenge", ROOT + ".enrollment");

    @ArchTest
    static final ArchRule theEntityManagerStaysWithTheTransaction = noClasses()
            .that(not(resideInAPackage(ROOT + ".store")))
            .and(not(resideInAPackage(ROOT + ".work")))
            .and()
            .doNotHaveSimpleName("KeyCheck")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(EntityManager.class);

    @ArchTest
    static void beansAreInjectedInOneWayAndAskForAFewThings(JavaClasses classes) {
        classes.stream().filter(type -> !type.isInterface()).forEach(type -> {
            boolean byFields = type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(Inject.class));
            type.getConstructors().forEach(constructor -> {
                int asksFor = constructor.getRawParameterTypes().size();
                if (byFields) {
                    assertThat(asksFor).as(constructor.getFullName()).isZero();
                } else if (constructor.isAnnotatedWith(Inject.class)) {
                    assertThat(asksFor).as(constructor.getFullName()).isLessThanOrEqualTo(6);
                }
            });
        });
    }

    @ArchTest
    static final ArchRule theProviderIsKnownToDeliveryAlone = noClasses()
            .that(not(resideInAPackage(ROOT + ".delivery")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..", "org.apache.hc..");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethodWhere(describe(
                    "now() without a clock",
                    call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, Calendar.class);

    @ArchTest
    static final ArchRule oneClockIsMadeByTheWiring = noClasses()
            .that()
            .doNotHaveSimpleName("Wiring")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule randomnessComesFromOnePlace = noClasses()
            .that(not(resideInAPackage(ROOT + ".secret")))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SecureRandom.class);

    @ArchTest
    static final ArchRule nothingIsRandomWithoutBeingSecure = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class)
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(Random.class, long.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule namesComeFromTheField = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        for (String name : ORDER) {
            JavaPackage packageOf = classes.getPackage(ROOT + "." + name);
            assertThat(packageOf.isAnnotatedWith(NullMarked.class)).as(name).isTrue();
        }
    }
}
