package io.github.gradientharness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What users can lean on is little and known; what is public for our other packages only says so. */
@AnalyzeClasses(packages = "io.github.gradientharness", importOptions = ImportOption.DoNotIncludeTests.class)
class PublicTypesTest {

    private static final int MOST = 80;

    private static final String ROOT = "io.github.gradientharness.";

    private static boolean isOfUsers(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass()
                && type.getPackageName().startsWith(ROOT)
                && type.isAnnotatedWith(API.class)
                && type.getAnnotationOfType(API.class).status() != API.Status.INTERNAL;
    }

    private static boolean isInternal(JavaClass type) {
        JavaClass outermost = type.getBaseComponentType().getEnclosingClass().orElse(type.getBaseComponentType());
        return outermost.isAnnotatedWith(API.class)
                && outermost.getAnnotationOfType(API.class).status() == API.Status.INTERNAL;
    }

    private static boolean isInternalMethod(JavaMethod method) {
        return method.isAnnotatedWith(API.class)
                && method.getAnnotationOfType(API.class).status() == API.Status.INTERNAL;
    }

    @ArchTest
    static void usersMeetFewTypes(JavaClasses classes) {
        List<String> types = classes.stream()
                .filter(PublicTypesTest::isOfUsers)
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(types).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    }

    /** Nobody has to touch an internal type in order to use one that is not. */
    @ArchTest
    static final ArchRule whatUsersCallSpeaksOfNoInternalType = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe("users use", PublicTypesTest::isOfUsers))
            .and(DescribedPredicate.describe("are not internal", method -> !isInternalMethod(method)))
            .should(new ArchCondition<JavaMethod>("take and return no internal type") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                            .filter(PublicTypesTest::isInternal)
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " speaks of " + type.getName())));
                }
            });
}
