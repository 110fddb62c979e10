package dev.juncture.deploy.local;

import dev.juncture.deploy.http.ServletAnswers;
import dev.juncture.http.ErrorAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Gives refusals before the router, and failures under {@code /functions}, the format of our errors. */
@RestControllerAdvice
class FunctionErrors {
    private final ErrorAnswers errors;

    FunctionErrors(ErrorAnswers errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void answer(Exception thrown, HttpServletResponse response) throws IOException {
        ServletAnswers.write(
                errors.answer(errors.asRefusal(thrown), UUID.randomUUID().toString()), response);
    }
}
