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
        assertThat(Asked.byItself(HttpRequest.POST("/locks/release", "").header("HX-Request", "true")))
                .isFalse();
        assertThat(Asked.byItself(HttpRequest.GET("/locks?sort=age")
                        .header("HX-Request", "true")
                        .header("X-By-Hand", "true")))
                .as("sorting without loading the page again")
                .isFalse();
    }
}
