package dev.juncture.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An input field that the caller must send, although its component can be null. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Required {
    /** The name of another field that makes this one optional. */
    String unless() default "";

    /**
     * Returns whether null is a value of the field. A request without the field is refused, so that a forgotten or
     * misspelt name never counts as null.
     */
    boolean orNull() default false;
}
