package io.fairway.select;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.lang.reflect.AccessibleObject;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the three library modules may use, and who may use them. */
class ArchitectureTest {
    private static final String RING = "io.fairway.ring";
    private static final String CHANNEL = "io.fairway.channel";
    private static final String BLOCKING = "io.fairway.channel.blocking";
    private static final String SELECT = "io.fairway.select";
    private static final String JAVA = "java..";
    private static final String JSPECIFY = "org.jspecify.annotations";

    private static final JavaClasses LIBRARY =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(RING, CHANNEL, SELECT);

    @Test
    @DisplayName("all three modules are looked at, and their tests are not")
    void libraryIsFound() {
        for (String name :
                List.of(
                        "io.fairway.ring.Ring",
                        "io.fairway.channel.Channel",
                        "io.fairway.channel.blocking.Handoff",
                        "io.fairway.select.Select")) {
            assertTrue(LIBRARY.contain(name), name);
        }
        assertTrue(!LIBRARY.contain(ArchitectureTest.class.getName()), "tests are included");
        assertTrue(!LIBRARY.contain("io.fairway.channel.Probe"), "test helpers are included");
    }

    @Test
    @DisplayName("select uses channels, channels use rings, and nothing the other way")
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("ring")
                .definedBy(RING)
                .layer("blocking")
                .definedBy(BLOCKING)
                .layer("channel")
                .definedBy(CHANNEL)
                .layer("select")
                .definedBy(SELECT)
                .whereLayer("select")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("channel")
                .mayOnlyBeAccessedByLayers("select")
                .whereLayer("blocking")
                .mayOnlyBeAccessedByLayers("channel", "select")
                .whereLayer("ring")
                .mayOnlyBeAccessedByLayers("channel", "blocking")
                .check(LIBRARY);
    }

    @Test
    @DisplayName("there is no cycle between packages")
    void packagesAreFreeOfCycles() {
        slices().matching("io.fairway.(**)").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    @DisplayName("the library needs Java and nothing else; one class needs Agrona, as it says")
    void libraryNeedsJavaAlone() {
        classes()
                .that()
                .doNotHaveSimpleName("AgronaWaitStrategy")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(JAVA, JSPECIFY, RING, CHANNEL, BLOCKING, SELECT))
                .check(LIBRARY);
        noClasses()
                .that()
                .doNotHaveSimpleName("AgronaWaitStrategy")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("AgronaWaitStrategy")
                .check(LIBRARY);
    }

    @Test
    @DisplayName("B53 nothing uses Unsafe, the JDK's internals or deep reflection")
    void nothingUsesUnsafe() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("sun..", "jdk.internal..", "com.sun.."))
                .orShould()
                .callMethod(AccessibleObject.class, "setAccessible", boolean.class)
                .check(LIBRARY);
    }

    @Test
    @DisplayName("nothing writes to the console, or to a log")
    void nothingWritesToTheConsole() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARY);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(LIBRARY);
    }

    @Test
    @DisplayName("nothing starts a thread, or a timer")
    void nothingStartsThreads() {
        noClasses()
                .should()
                .dependOnClassesThat(assignableTo(Executor.class).or(assignableTo(Timer.class)))
                .orShould()
                .callMethod(Thread.class, "start")
                .check(LIBRARY);
    }

    @Test
    @DisplayName(
            "blocking is for channels and selects only: no type of theirs that users see mentions it")
    void blockingIsNotInThePublicFaces() {
        noClasses()
                .that()
                .resideInAnyPackage(CHANNEL, SELECT)
                .and()
                .arePublic()
                .and()
                .areInterfaces()
                .should()
                .dependOnClassesThat(resideInAPackage(BLOCKING))
                .check(LIBRARY);
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(SELECT)
                .and()
                .haveRawType(resideInAPackage(BLOCKING))
                .should()
                .notBePublic()
                .andShould()
                .notBeProtected()
                .check(LIBRARY);
    }

    @Test
    @DisplayName("fields that can be seen from outside are constants")
    void publicFieldsAreConstants() {
        fields().that()
                .arePublic()
                .should()
                .haveModifier(JavaModifier.STATIC)
                .andShould()
                .beFinal()
                .check(LIBRARY);
    }
}
