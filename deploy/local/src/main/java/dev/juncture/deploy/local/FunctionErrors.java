package dev.juncture.deploy.local;

import dev.juncture.http.ErrorAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What an operation throws under {@code /functions} is answered as everywhere else. */
@RestControllerAdvice
class FunctionErrors {
    private final ErrorAnswers errors;

    FunctionErrors(ErrorAnswers errors) {
        this.errors = errors;
    }

    @ExceptionHandler
    void answer(Exception thrown, HttpServletResponse response) throws IOException {
        ServletAnswers.refuse(errors, thrown, response);
    }
}
