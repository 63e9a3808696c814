package fr.quitus.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules on compiled classes. Each takes the root package it guards, so that the same rule can be shown a violation.
 * They are rules on classes, never on fields or methods: a module's package-info keeps them from checking nothing.
 */
final class ArchitectureRules {
    private static final Set<String> CLOCKS =
            Set.of("java.time.Clock", "java.time.InstantSource", "java.util.Timer", "java.util.Date");
    private static final Set<String> CLOCK_METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.util.Calendar.getInstance");
    private static final Set<String> RANDOMNESS = Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.random.RandomGenerator");
    private static final Set<String> RANDOM_METHODS =
            Set.of("java.util.UUID.randomUUID", "java.lang.Math.random", "java.util.Collections.shuffle");
    private static final Set<String> FLOATING_POINT = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private ArchitectureRules() {}

    static ArchRule onlyDependsOn(String root, List<String> allowed) {
        String[] packages =
                Stream.concat(Stream.of(root + ".."), allowed.stream()).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("docs/decisions and design name what " + root + " may import");
    }

    /** A new module without an allow-list would be free of every rule. */
    static ArchRule belongsToOneOf(Set<String> modules) {
        String[] packages = modules.stream().map(module -> module + "..").toArray(String[]::new);
        return classes().that().resideInAPackage("fr.quitus..").should().resideInAnyPackage(packages);
    }

    static ArchRule readsNoClock(String root) {
        return noAccess(
                root,
                "read a clock",
                target -> reads(target, CLOCKS, CLOCK_METHODS)
                        || (target.getOwner().getPackageName().startsWith("java.time")
                                && target.getName().equals("now")));
    }

    static ArchRule drawsNothingAtRandom(String root) {
        return noAccess(root, "draw at random", target -> reads(target, RANDOMNESS, RANDOM_METHODS));
    }

    static ArchRule holdsNoFloatingPoint(String root) {
        return each(root, "hold no floating point in a field, parameter or result", (javaClass, events) -> {
            javaClass.getFields().stream()
                    .filter(field -> FLOATING_POINT.contains(
                            field.getRawType().getBaseComponentType().getName()))
                    .forEach(field -> violated(events, field, field.getFullName() + " is floating point"));
            javaClass.getCodeUnits().stream()
                    .filter(unit -> Stream.concat(
                                    Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                            .anyMatch(type -> FLOATING_POINT.contains(
                                    type.getBaseComponentType().getName())))
                    .forEach(unit -> violated(events, unit, unit.getFullName() + " takes or gives floating point"));
        });
    }

    /** What a framework or the JDK asks us to override keeps the name it was given there. */
    static ArchRule hasNoGetPrefix(String root) {
        return each(root, "name no method of its own get…", (javaClass, events) -> javaClass.getMethods().stream()
                .filter(method -> method.getName().matches("get[A-Z].*"))
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !overridesForeign(method, root))
                .forEach(method -> violated(events, method, method.getFullName() + " has a get prefix")));
    }

    /** Standard output belongs to the command line and to the benchmarks. */
    static ArchRule printsNothing(String root, String... except) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(except)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    static ArchRule readsNoCommand(String projections, String domain) {
        return noClasses()
                .that()
                .resideInAPackage(projections + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("are commands", target -> isCommand(target, domain)));
    }

    /** A package is the answer to one question once it holds a class named …Projection. */
    static ArchRule asksNoOtherProjection(String root) {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("ask no other projection") {
            private Set<String> questions = Set.of();

            @Override
            public void init(Collection<JavaClass> all) {
                questions = questionPackages(all);
            }

            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!questions.contains(javaClass.getPackageName())) {
                    return;
                }
                for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    if (questions.contains(target) && !target.equals(javaClass.getPackageName())) {
                        violated(events, javaClass, dependency.getDescription());
                    }
                }
            }
        });
    }

    static Set<String> questionPackages(Collection<JavaClass> classes) {
        return classes.stream()
                .filter(javaClass -> !javaClass.isInterface())
                .filter(javaClass -> javaClass.getSimpleName().matches(".+Projection"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ArchRule noAccess(String root, String description, Predicate<AccessTarget> forbidden) {
        return each(root, "not " + description, (javaClass, events) -> javaClass.getAccessesFromSelf().stream()
                .filter(access -> forbidden.test(access.getTarget()))
                .forEach(access -> violated(events, javaClass, access.getDescription())));
    }

    private static boolean reads(AccessTarget target, Set<String> owners, Set<String> methods) {
        String owner = target.getOwner().getName();
        return owners.contains(owner) || methods.contains(owner + "." + target.getName());
    }

    private static boolean isCommand(JavaClass javaClass, String domain) {
        if (!(javaClass.getPackageName() + ".").startsWith(domain + ".")) {
            return false;
        }
        Stream<JavaClass> itself = Stream.concat(Stream.of(javaClass), javaClass.getAllRawInterfaces().stream());
        return itself.flatMap(one -> Stream.concat(Stream.of(one), one.getEnclosingClass().stream()))
                .anyMatch(one -> one.getSimpleName().matches(".*Commands?"));
    }

    /** By name and number of parameters: a generic parameter is erased in the parent, so types need not be equal. */
    private static boolean overridesForeign(JavaMethod method, String root) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .filter(parent -> !parent.getPackageName().startsWith(root))
                .flatMap(parent -> parent.getMethods().stream())
                .anyMatch(original -> original.getName().equals(method.getName())
                        && original.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    private static ArchRule each(String root, String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>(description) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                check.accept(javaClass, events);
            }
        });
    }

    private static void violated(ConditionEvents events, JavaClass javaClass, String message) {
        events.add(SimpleConditionEvent.violated(javaClass, message));
    }

    private static void violated(ConditionEvents events, JavaMember member, String message) {
        events.add(SimpleConditionEvent.violated(member, message));
    }
}
