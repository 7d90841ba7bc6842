package io.lockgrid.console.errors;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** The grid did not answer, or refused. */
@Singleton
class GridErrors implements ExceptionHandler<LockGridException, HttpResponse<?>> {
    private final ErrorResponseProcessor<?> errors;

    GridErrors(ErrorResponseProcessor<?> errors) {
        this.errors = errors;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, LockGridException failure) {
        boolean silent = failure instanceof GridUnavailableException || failure instanceof GridClosedException;
        HttpStatus status = silent ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT;
        return errors.processResponse(
                ErrorContext.builder(request)
                        .cause(failure)
                        .errorMessage(String.valueOf(failure.getMessage()))
                        .build(),
                HttpResponse.status(status));
    }
}
