package io.lockgrid.console.errors;

import io.lockgrid.console.history.HistoryBusyException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** The history has too much to read. */
@Singleton
class HistoryErrors implements ExceptionHandler<HistoryBusyException, HttpResponse<?>> {
    private static final String SOON = "5";

    private final Refusals refusals;

    HistoryErrors(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, HistoryBusyException busy) {
        return refusals.answer(
                request,
                busy,
                HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, SOON));
    }
}
