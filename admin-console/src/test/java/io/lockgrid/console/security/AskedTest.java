package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import org.junit.jupiter.api.Test;

class AskedTest {
    @Test
    void whatAPageAsksByItselfIsNotUse() {
        assertThat(Asked.byItself(HttpRequest.GET("/events"))).isTrue();
        assertThat(Asked.byItself(HttpRequest.GET("/api/v1/samples?after=x"))).isTrue();
        assertThat(Asked.byItself(HttpRequest.GET("/locks").header("HX-Request", "true")))
                .isTrue();
    }

    @Test
    void whatAPersonDoesIsUse() {
        assertThat(Asked.byItself(HttpRequest.GET("/locks"))).isFalse();
        assertThat(Asked.byItself(HttpRequest.POST("/api/v1/lock/release", "{}")))
                .isFalse();
        assertThat(Asked.byItself(HttpRequest.GET("/apinotes"))).isFalse();
    }
}
