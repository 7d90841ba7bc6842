package io.lockgrid.console.api;

import io.lockgrid.console.grid.Answered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Answers that may be of a moment ago, and tell their age: what is old must not be taken for the present. */
final class Dated {
    /** As RFC 7234 has it for an answer that is shown because there is no newer one. */
    private static final String STALE = "110 lockgrid \"The grid does not answer; this is its last answer\"";

    private Dated() {}

    static <T> HttpResponse<T> of(Answered<T> answered) {
        long age = Math.max(0, Duration.between(answered.at(), Instant.now()).toSeconds());
        MutableHttpResponse<T> answer = HttpResponse.ok(answered.value()).header(HttpHeaders.AGE, Long.toString(age));
        return answered.isOld() ? answer.header(HttpHeaders.WARNING, STALE) : answer;
    }
}
