package io.lockgrid.console.errors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** What was asked for cannot be: the message names it. */
@Singleton
class ArgumentErrors implements ExceptionHandler<IllegalArgumentException, HttpResponse<?>> {
    private final ErrorResponseProcessor<?> errors;

    ArgumentErrors(ErrorResponseProcessor<?> errors) {
        this.errors = errors;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, IllegalArgumentException refused) {
        return errors.processResponse(
                ErrorContext.builder(request)
                        .cause(refused)
                        .errorMessage(String.valueOf(refused.getMessage()))
                        .build(),
                HttpResponse.badRequest());
    }
}
