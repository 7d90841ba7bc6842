package io.lockgrid.console.errors;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
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
        return refusals.answer(request, failure, HttpResponse.status(status(failure)));
    }

    /** What the console's own identity may not do at the grid is none of its users' rights either. */
    static HttpStatus status(LockGridException failure) {
        if (failure instanceof NotAllowedException) {
            return HttpStatus.FORBIDDEN;
        }
        return failure instanceof GridUnavailableException || failure instanceof GridClosedException
                ? HttpStatus.SERVICE_UNAVAILABLE
                : HttpStatus.CONFLICT;
    }
}
