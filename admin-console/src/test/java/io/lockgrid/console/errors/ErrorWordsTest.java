package io.lockgrid.console.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorWordsTest {
    private static final HttpRequest<?> READ = HttpRequest.GET("/locks");
    private static final HttpRequest<?> WRITE = HttpRequest.POST("/api/v1/locks/x/release", "{}");

    private static String words(HttpStatus status, HttpRequest<?> request, String said) {
        return ErrorWords.of(status, request, said, null);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpStatus.class,
            names = {
                "NOT_FOUND",
                "UNAUTHORIZED",
                "FORBIDDEN",
                "METHOD_NOT_ALLOWED",
                "REQUEST_ENTITY_TOO_LARGE",
                "UNSUPPORTED_MEDIA_TYPE",
                "NOT_ACCEPTABLE"
            })
    void whatTheServerRefusesSaysThatNothingWasChangedInWordsOfTheConsole(HttpStatus status) {
        assertThat(words(status, WRITE, "io.micronaut.some.Exception"))
                .contains("Nothing was changed.")
                .doesNotContain("micronaut");
    }

    @Test
    void aMethodThatIsNotAllowedComesWithThoseThatAre() {
        assertThat(ErrorWords.of(HttpStatus.METHOD_NOT_ALLOWED, WRITE, "", "GET, HEAD"))
                .startsWith("POST cannot be done")
                .endsWith("Allowed: GET, HEAD.");
        assertThat(words(HttpStatus.METHOD_NOT_ALLOWED, WRITE, "")).endsWith("The OpenAPI document says what can be.");
    }

    @Test
    void aFailureOfTheConsoleTellsWhetherSomethingMayHaveChanged() {
        assertThat(words(HttpStatus.INTERNAL_SERVER_ERROR, READ, "NullPointerException"))
                .contains("Nothing was changed.")
                .doesNotContain("NullPointer");
        assertThat(words(HttpStatus.INTERNAL_SERVER_ERROR, WRITE, ""))
                .contains("Whether anything was changed is in the audit.");
    }

    @Test
    void aBadRequestSaysOnceThatNothingWasChanged() {
        assertThat(words(HttpStatus.BAD_REQUEST, READ, "limit is 0; allowed: 1 to 1000"))
                .isEqualTo("limit is 0; allowed: 1 to 1000; nothing was changed");
        assertThat(words(HttpStatus.BAD_REQUEST, READ, "fence is 0; Nothing was released"))
                .isEqualTo("fence is 0; Nothing was released");
    }

    @Test
    void anythingElseSaysWhatWasSaidOrWhatItIsCalled() {
        assertThat(words(HttpStatus.CONFLICT, WRITE, "the hold is over")).isEqualTo("the hold is over");
        assertThat(words(HttpStatus.CONFLICT, WRITE, "")).isEqualTo("Conflict");
    }

    @Test
    void aProblemNamesTheHoldThatThereIsInstead() {
        Problem problem = Problem.of(HttpStatus.CONFLICT, "the hold is over", "/api/v1/locks/x");

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.title()).isEqualTo("Conflict");
        assertThat(problem.fence()).isNull();
        assertThat(problem.with(9, null).fence()).isEqualTo(9);
        assertThat(problem.with(9, null).detail()).isEqualTo("the hold is over");
    }
}
