package dev.juncture.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole application but for an edge, on a real PostgreSQL, a real Redis and a fake Atlassian that a test scripts. One
 * context serves all such tests of this JVM; their {@code @Autowired} fields come from it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(JunctureExtension.class)
public @interface JunctureTest {}
