package dev.juncture.jira.testing;

import dev.juncture.testing.JunctureTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link JunctureTest} in which each test has its own connection to Jira. The test class declares a field of type
 * {@link JiraSession}; it is set before each test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JunctureTest
@ExtendWith(JiraExtension.class)
public @interface JiraTest {
    /** The project that the connection has selected; empty for none. */
    String project() default "";
}
