package io.lockgrid.console.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
import io.micronaut.http.HttpStatus;
import org.junit.jupiter.api.Test;

class GridErrorsTest {

    private static int code(LockGridException failure) {
        return GridErrors.status(failure).getCode();
    }

    @Test
    void whatTheConsoleMayNotDoAtTheGridIsForbidden() {
        assertThat(code(new NotAllowedException("no"))).isEqualTo(HttpStatus.FORBIDDEN.getCode());
    }

    @Test
    void aGridThatDoesNotAnswerIsUnavailableAndARefusalIsAConflict() {
        assertThat(code(new GridUnavailableException("silent"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE.getCode());
        assertThat(code(new GridClosedException())).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE.getCode());
        assertThat(code(new LimitExceededException("answer-rows", 5, "The answer")))
                .isEqualTo(HttpStatus.CONFLICT.getCode());
    }
}
