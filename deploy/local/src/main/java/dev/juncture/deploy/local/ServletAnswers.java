package dev.juncture.deploy.local;

import dev.juncture.error.ApiException;
import dev.juncture.http.ErrorAnswers;
import dev.juncture.http.Response;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Refusals of the filters before the router, in the contract's shape. */
final class ServletAnswers {
    private ServletAnswers() {}

    static void refuse(ErrorAnswers errors, Throwable thrown, HttpServletResponse servletResponse) throws IOException {
        ApiException refusal = errors.asRefusal(thrown);
        Response response = errors.answer(refusal, UUID.randomUUID().toString());
        servletResponse.setStatus(response.status());
        response.headers().forEach((name, values) -> values.forEach(value -> servletResponse.setHeader(name, value)));
        response.body().writeTo(servletResponse.getOutputStream());
    }
}
