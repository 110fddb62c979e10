package dev.juncture.jira.testing;

import dev.juncture.testing.JunctureExtension;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Makes a connection for each test and sets the fields of type {@link JiraSession}. */
final class JiraExtension implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        Class<?> test = context.getRequiredTestClass();
        String project = AnnotationSupport.findAnnotation(test, JiraTest.class)
                .map(JiraTest::project)
                .orElse("");
        JiraSession session = JiraSession.connect(JunctureExtension.application(), project.isEmpty() ? null : project);
        for (Field field : sessionFields(test)) {
            field.setAccessible(true);
            field.set(context.getRequiredTestInstance(), session);
        }
    }

    private static List<Field> sessionFields(Class<?> test) {
        return ReflectionSupport.findFields(
                test, field -> field.getType() == JiraSession.class, HierarchyTraversalMode.TOP_DOWN);
    }
}
