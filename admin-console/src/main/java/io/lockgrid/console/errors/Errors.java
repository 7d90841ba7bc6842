package io.lockgrid.console.errors;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what went wrong, to people by a page and to programs by problem details. Thread-safe. */
@Singleton
@Primary
class Errors implements ErrorResponseProcessor<Object> {
    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext error, MutableHttpResponse<?> response) {
        HttpRequest<?> request = error.getRequest();
        HttpStatus status = HttpStatus.valueOf(response.code());
        String detail = error.getErrors().isEmpty()
                ? words(status)
                : error.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        if (isForPeople(request)) {
            return response.contentType(MediaType.TEXT_HTML_TYPE)
                    .body(new ModelAndView<>(
                            "error",
                            Map.of("status", status.getCode(), "title", status.getReason(), "detail", detail)));
        }
        return response.contentType(Problem.TYPE).body(Problem.of(status, detail, request.getPath()));
    }

    private static boolean isForPeople(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/")
                && request.accept().stream().anyMatch(type -> type.matches(MediaType.TEXT_HTML_TYPE));
    }

    private static String words(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case UNAUTHORIZED -> "Sign in first; nothing was done.";
            case FORBIDDEN -> "Your role does not allow that; nothing was done.";
            case METHOD_NOT_ALLOWED -> "That cannot be done at this address; nothing was done.";
            default -> status.getReason();
        };
    }
}
