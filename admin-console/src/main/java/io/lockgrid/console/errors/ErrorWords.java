package io.lockgrid.console.errors;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened, what was not changed and what to do, for what the server itself refuses in its own words. */
final class ErrorWords {
    private ErrorWords() {}

    static String of(HttpStatus status, HttpRequest<?> request, String said, @Nullable String allowed) {
        return switch (status) {
            case NOT_FOUND ->
                "There is nothing at this address. Nothing was changed. Check how it is spelt, or start from the"
                        + " overview.";
            case UNAUTHORIZED -> "Nobody is signed in. Nothing was changed. Sign in first.";
            case FORBIDDEN -> "Your role does not allow this. Nothing was changed. Ask somebody who has the role.";
            case METHOD_NOT_ALLOWED ->
                request.getMethodName() + " cannot be done at this address. Nothing was changed. "
                        + (allowed == null ? "The OpenAPI document says what can be." : "Allowed: " + allowed + ".");
            case REQUEST_ENTITY_TOO_LARGE ->
                "What was sent is longer than 64 KB. Nothing was changed. Send less: no name and no reason is that"
                        + " long.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "What was sent is of a kind that is not understood here. Nothing was changed. Send it as Content-Type:"
                        + " application/json, as forms do application/x-www-form-urlencoded.";
            case NOT_ACCEPTABLE ->
                "There is no answer of the kind that was asked for. Nothing was changed. Leave the header Accept out,"
                        + " or add */* to it.";
            case INTERNAL_SERVER_ERROR ->
                "The console failed; this is a mistake of its own. " + changed(request)
                        + " Its log says more: please report what it says.";
            case BAD_REQUEST ->
                said.toLowerCase(Locale.ROOT).contains("nothing was") ? said : said + "; nothing was changed";
            default -> said.isEmpty() ? status.getReason() : said;
        };
    }

    private static String changed(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET
                ? "Nothing was changed."
                : "Whether anything was changed is in the audit.";
    }
}
