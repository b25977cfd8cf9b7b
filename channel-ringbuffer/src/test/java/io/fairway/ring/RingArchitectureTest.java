package io.fairway.ring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rings are storage: they depend on nothing, and no thread ever waits in them for another to act.
 */
@AnalyzeClasses(packages = "io.fairway.ring", importOptions = ImportOption.DoNotIncludeTests.class)
class RingArchitectureTest {
    private static final Set<String> HARMLESS_TO_THREADS = Set.of("onSpinWait", "yield");

    @ArchTest
    static final ArchRule DEPENDS_ON_JAVA_ALONE =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.fairway.ring", "java..", "org.jspecify.annotations")
                    .because("B53 no Unsafe, no other module and no library");

    @ArchTest
    static final ArchRule HAS_NO_LOCKS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.concurrent..")
                    .because("a ring blocks nobody");

    @ArchTest
    static final ArchRule STARTS_AND_STOPS_NO_THREAD =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "a method of a thread other than " + HARMLESS_TO_THREADS,
                                    RingArchitectureTest::concernsThreads));

    @ArchTest
    static final ArchRule LOCKS_NO_MONITOR =
            noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static void exportsWhatIsMeantToBeUsed(JavaClasses imported) {
        assertEquals(
                Set.of("Ring", "SpscRing", "MpscRing", "MpmcRing", "SingleSlotRing", "OfferResult"),
                imported.stream()
                        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet()));
    }

    private static boolean concernsThreads(JavaMethodCall call) {
        final JavaClass owner = call.getTargetOwner();
        return owner.isAssignableTo(Thread.class) && !HARMLESS_TO_THREADS.contains(call.getName())
                || owner.isEquivalentTo(Object.class)
                        && Set.of("wait", "notify", "notifyAll").contains(call.getName());
    }
}
