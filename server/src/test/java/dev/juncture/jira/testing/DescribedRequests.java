package dev.juncture.jira.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.service.annotation.HttpExchange;

/** The requests to Atlassian that interfaces with {@link HttpExchange} methods describe. */
public final class DescribedRequests {
    private DescribedRequests() {}

    /** Returns a method for each request. */
    public static Stream<Method> methods() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.juncture").stream()
                        .filter(JavaClass::isInterface)
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class))
                        .sorted(Comparator.comparing(Method::toString));
    }

    /** Returns the path of a request without its query, such as {@code /rest/api/3/issue/{issue}}. */
    public static String path(Method method) {
        return (url(MergedAnnotations.from(method.getDeclaringClass())) + url(MergedAnnotations.from(method)))
                .replaceAll("\\?.*", "");
    }

    private static String url(MergedAnnotations annotations) {
        return annotations.get(HttpExchange.class).getValue("url", String.class).orElse("");
    }
}
