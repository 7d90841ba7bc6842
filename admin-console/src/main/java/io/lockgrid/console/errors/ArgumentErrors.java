package io.lockgrid.console.errors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** What was asked for cannot be: the message names it. */
@Singleton
class ArgumentErrors implements ExceptionHandler<IllegalArgumentException, HttpResponse<?>> {
    private final Refusals refusals;

    ArgumentErrors(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, IllegalArgumentException refused) {
        return refusals.answer(request, refused, HttpResponse.badRequest());
    }
}
