package io.lockgrid.console.errors;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what went wrong, to people by a page and to programs by problem details. Thread-safe. */
@Singleton
@Primary
class Errors implements ErrorResponseProcessor<Object> {
    private final HtmlJteViewsRenderer<Map<String, Object>> pages;

    Errors(HtmlJteViewsRenderer<Map<String, Object>> pages) {
        this.pages = pages;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext error, MutableHttpResponse<?> response) {
        HttpRequest<?> request = error.getRequest();
        HttpStatus status = HttpStatus.valueOf(response.code());
        String said = error.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        String detail =
                ErrorWords.of(status, request, said, response.getHeaders().get(HttpHeaders.ALLOW));
        if (isForPeople(request)) {
            return response.contentType(MediaType.TEXT_HTML_TYPE).body(page(request, status, detail));
        }
        return response.contentType(Problem.TYPE).body(Problem.of(status, detail, request.getPath()));
    }

    /** Made here, because the answer to an error is not looked at for views any more. */
    private String page(HttpRequest<?> request, HttpStatus status, String detail) {
        boolean again = status == HttpStatus.SERVICE_UNAVAILABLE && request.getMethod() == HttpMethod.GET;
        Map<String, Object> model =
                Map.of("status", status.getCode(), "title", status.getReason(), "detail", detail, "again", again);
        StringWriter page = new StringWriter();
        try {
            pages.render("error", model, request).writeTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static boolean isForPeople(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/")
                && request.accept().stream().anyMatch(type -> type.matches(MediaType.TEXT_HTML_TYPE));
    }
}
