package dev.juncture.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test against the whole application without an edge, on a real PostgreSQL, a real Redis and a fake Atlassian that
 * the test scripts. All such tests share one context, which sets their {@code @Autowired} fields.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(JunctureExtension.class)
public @interface JunctureTest {}
