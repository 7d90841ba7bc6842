package io.lockgrid.console.security;

import io.lockgrid.internal.tokens.TokenSecrets;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets changes through only if they come from the console's own pages, or from a script with an API token. Thread-safe.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
class ChangeFilter implements Ordered {
    static final String FIELD = "csrfToken";
    static final String HEADER = "X-CSRF-Token";

    private final Refusals refusals;

    ChangeFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    /** After it is known who asks. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    /** May wait for the form; a future of null, once it is not complete at once, is an error to Micronaut. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!Asked.changes(request)) {
            return null;
        }
        Optional<Authentication> who = request.getUserPrincipal(Authentication.class);
        if (who.isPresent() && Access.isByToken(who.get())) {
            return null;
        } else if (Asked.fromElsewhere(request)) {
            return refused(request, "It came from a page of another site, which may not use the console.");
            // A form to sign in with is the same for everybody, and may be open in a tab where somebody is signed in.
        } else if (who.isEmpty() || request.getPath().equals("/login")) {
            return null;
        }
        String expected = Access.csrf(who.get());
        return TokenSecrets.same(expected, sent(request).join())
                ? null
                : refused(request, "It came without the token of your session, or with an old one.");
    }

    private static CompletableFuture<String> sent(HttpRequest<?> request) {
        String header = request.getHeaders().get(HEADER);
        boolean form = request.getContentType()
                .filter(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE))
                .isPresent();
        if (header != null || !form || !(request instanceof ServerHttpRequest<?> server)) {
            return CompletableFuture.completedFuture(header == null ? "" : header);
        }
        return server.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .thenApply(body -> {
                    try (body) {
                        return field(body.toString(StandardCharsets.UTF_8));
                    }
                });
    }

    private static String field(String form) {
        List<String> values = new QueryStringDecoder(form, false).parameters().getOrDefault(FIELD, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    private HttpResponse<?> refused(HttpRequest<?> request, String why) {
        return refusals.refuse(
                request,
                HttpStatus.FORBIDDEN,
                "Refused",
                why + " Nothing was changed. Go back, reload the page, and try again.");
    }
}
