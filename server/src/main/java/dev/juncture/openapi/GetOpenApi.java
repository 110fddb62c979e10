package dev.juncture.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.util.RawValue;

/** Returns this document, from which clients can be generated. */
@Component
class GetOpenApi implements Function<GetOpenApi.In, RawValue> {
    private static final ClassPathResource DOCUMENT = new ClassPathResource("/openapi.json", GetOpenApi.class);

    record In() {}

    @Override
    public RawValue apply(In in) {
        try {
            // Read at each request: the document is rarely requested and would take memory in between.
            return new RawValue(DOCUMENT.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
