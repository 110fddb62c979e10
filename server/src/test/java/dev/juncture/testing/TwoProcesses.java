package dev.juncture.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts two processes of one deployment, with a new database and a new Redis, and stops them: on a class for all its tests,
 * on a method for this test. The constructor or the test takes them as a parameter of the type {@link ProcessPair}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TwoProcessesExtension.class)
public @interface TwoProcesses {
    /** Variables of both processes, each as {@code NAME=value}. */
    String[] both() default {};

    /** Variables of the first process only. */
    String[] first() default {};

    /** Variables of the second process only. */
    String[] second() default {};
}
