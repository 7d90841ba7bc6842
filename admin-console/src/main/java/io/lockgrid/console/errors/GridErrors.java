package io.lockgrid.console.errors;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** The grid did not answer, or refused. */
@Singleton
class GridErrors implements ExceptionHandler<LockGridException, HttpResponse<?>> {
    private final Refusals refusals;

    GridErrors(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, LockGridException failure) {
        boolean silent = failure instanceof GridUnavailableException || failure instanceof GridClosedException;
        HttpStatus status = silent ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT;
        return refusals.answer(request, failure, HttpResponse.status(status));
    }
}
