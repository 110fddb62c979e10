package dev.juncture.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An input that only the cookie of {@link BrowserCookie} can bring. What a request says under the same name elsewhere is
 * dropped: whoever writes a link must not choose which browser it is followed as.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface FromBrowserCookie {}
