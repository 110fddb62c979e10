package dev.juncture.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.util.RawValue;

/** This document, to generate a client from. */
@Component
class GetOpenApi implements Function<GetOpenApi.In, RawValue> {
    private static final ClassPathResource DOCUMENT = new ClassPathResource("/openapi.json", GetOpenApi.class);

    record In() {}

    @Override
    public RawValue apply(In in) {
        try {
            // Asked for seldom: not worth the memory between two requests.
            return new RawValue(DOCUMENT.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
