package io.lockgrid.console.errors;

import io.lockgrid.console.history.HistoryBusyException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** The history has too much to read. */
@Singleton
class HistoryErrors implements ExceptionHandler<HistoryBusyException, HttpResponse<?>> {
    private static final String SOON = "5";

    private final ErrorResponseProcessor<?> errors;

    HistoryErrors(ErrorResponseProcessor<?> errors) {
        this.errors = errors;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, HistoryBusyException busy) {
        return errors.processResponse(
                ErrorContext.builder(request)
                        .cause(busy)
                        .errorMessage(String.valueOf(busy.getMessage()))
                        .build(),
                HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, SOON));
    }
}
