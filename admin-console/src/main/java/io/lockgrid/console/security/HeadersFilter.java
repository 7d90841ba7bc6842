package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells browsers to be strict, on every answer. Thread-safe. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
class HeadersFilter implements Ordered {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final SecuritySettings settings;

    HeadersFilter(SecuritySettings settings) {
        this.settings = settings;
    }

    /** Around all others, so that their refusals carry the headers too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (!request.getPath().startsWith("/assets/") || response.code() >= 400) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (Asked.overTls(request, settings.trustProxy())) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
