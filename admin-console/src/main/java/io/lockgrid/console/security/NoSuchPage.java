package io.lockgrid.console.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Lets those who are signed in see that there is no such page, in place of a refusal. Thread-safe. */
@Singleton
class NoSuchPage implements SecurityRule<HttpRequest<?>> {
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication who) {
        boolean nothingThere = RouteAttributes.getRouteMatch(request).isEmpty();
        return Mono.just(nothingThere && who != null ? SecurityRuleResult.ALLOWED : SecurityRuleResult.UNKNOWN);
    }
}
