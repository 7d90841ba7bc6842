package io.lockgrid.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final IOException root = new IOException("disk full");

    @Test
    void whatAFutureWrapsIsTakenOutOfIt() {
        assertThat(Failures.cause(new CompletionException(root))).isSameAs(root);
        assertThat(Failures.cause(new ExecutionException(root))).isSameAs(root);
        assertThat(Failures.words(new ExecutionException(root))).isEqualTo("disk full");
    }

    @Test
    void anyOtherFailureSpeaksForItself() {
        IllegalStateException own = new IllegalStateException("not now", root);

        assertThat(Failures.cause(own)).isSameAs(own);
        assertThat(Failures.words(own)).isEqualTo("not now");
    }

    @Test
    void aWrapperThatWrapsNothingSpeaksForItself() {
        CompletionException empty = new CompletionException("alone", null);

        assertThat(Failures.cause(empty)).isSameAs(empty);
        assertThat(Failures.words(empty)).isEqualTo("alone");
    }

    @Test
    void aFailureWithoutWordsIsNamed() {
        assertThat(Failures.words(new CompletionException(new StackOverflowError())))
                .isEqualTo("java.lang.StackOverflowError");
    }
}
