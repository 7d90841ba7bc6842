package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one goes on after signing in. */
class LocalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/locks",
                "/locks?sort=age&prefix=orders%2F",
                "/locks/one?name=a%20b",
                "/history#waits",
                "/a:b"
            })
    void aPageOfTheConsoleIsGoneOnTo(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "locks",
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                " /locks",
                "javascript:alert(1)",
                "/locks\r\nSet-Cookie: a=b",
                "/%zz",
                "/caf\u00e9"
            })
    void anywhereElseIsTheStart(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signin",
                "/signin?x",
                "/login",
                "/logout",
                "/oauth/callback",
                "/api/v1/locks",
                "/events",
                "/%73ignin"
            })
    void whatIsNoPageIsTheStartToo(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
    }

    @Test
    void anAddressThatIsTooLongForACookieIsTheStart() {
        assertThat(LocalPath.of("/" + "x".repeat(2_047))).hasSize(2_048);
        assertThat(LocalPath.of("/" + "x".repeat(2_048))).isEqualTo("/");
    }
}
