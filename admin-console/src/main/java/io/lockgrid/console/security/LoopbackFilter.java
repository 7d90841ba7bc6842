package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where nobody signs in, answers only to loopback's own names: a foreign site whose name suddenly leads to 127.0.0.1
 * would otherwise be let in by the browser. Thread-safe.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
class LoopbackFilter implements Ordered {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final SecuritySettings settings;
    private final Refusals refusals;

    LoopbackFilter(SecuritySettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (settings.signIn() || LOOPBACK.matcher(Asked.host(request)).matches()) {
            return null;
        }
        return refusals.refuse(
                request,
                HttpStatus.MISDIRECTED_REQUEST,
                "Wrong name",
                "Sign-in is off, so the console answers to localhost and 127.0.0.1 only. Nothing was changed.");
    }
}
