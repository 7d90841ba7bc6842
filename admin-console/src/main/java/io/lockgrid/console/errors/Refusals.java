package io.lockgrid.console.errors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers with what an exception says. Thread-safe. */
@Singleton
class Refusals {
    private final ErrorResponseProcessor<?> errors;

    Refusals(ErrorResponseProcessor<?> errors) {
        this.errors = errors;
    }

    MutableHttpResponse<?> answer(HttpRequest<?> request, RuntimeException failure, MutableHttpResponse<?> response) {
        ErrorContext said = ErrorContext.builder(request)
                .cause(failure)
                .errorMessage(String.valueOf(failure.getMessage()))
                .build();
        return errors.processResponse(said, response);
    }
}
