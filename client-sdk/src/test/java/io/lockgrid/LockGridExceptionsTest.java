package io.lockgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LockGridExceptionsTest {

    static Stream<LockGridException> all() {
        return Stream.of(
                new LockLostException("orders/42", 7, LockLoss.maxHoldEnded()),
                new LimitExceededException("waiters-per-lock", 10_000, "The acquire of lock \"orders/42\""),
                new GridUnavailableException("No majority for 10 s. The acquire is withdrawn. Try again later."),
                new GridClosedException());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMessageIsOneLineOfWholeSentences(LockGridException exception) {
        assertThat(exception.getMessage()).matches("[A-Z].*\\.").doesNotContain("null", "\n", "  ");
    }

    @Test
    void aLostLockNamesTheHoldAndWhyItIsGone() {
        LockLoss loss = LockLoss.forced("eve", "its host is gone");
        LockLostException lost = new LockLostException("orders/42", 7, loss);

        assertThat(lost.loss()).isSameAs(loss);
        assertThat(lost.lockName()).isEqualTo("orders/42");
        assertThat(lost.fence()).isEqualTo(7);
        assertThat(lost)
                .hasMessageContaining("\"orders/42\" with fence 7 was taken away")
                .hasMessageContaining("an operator (eve) released it: its host is gone")
                .hasMessageContaining("changed nothing");
    }

    @Test
    void anExceededLimitSaysWhatWasRefusedAndWhichLimitItIs() {
        LimitExceededException exceeded =
                new LimitExceededException("waiters-per-lock", 10_000, "The acquire of lock \"orders/42\"");

        assertThat(exceeded.limit()).isEqualTo("waiters-per-lock");
        assertThat(exceeded.value()).isEqualTo(10_000);
        assertThat(exceeded)
                .hasMessageStartingWith("The acquire of lock \"orders/42\" was refused")
                .hasMessageContaining("waiters-per-lock of 10000")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void theyKeepTheirCauses() {
        Throwable cause = new IOException("reset");

        assertThat(new LockGridException("a", cause)).hasCause(cause);
        assertThat(new GridUnavailableException("a", cause)).hasCause(cause);
        assertThat(new GridClosedException("a", cause)).hasCause(cause);
    }

    @Test
    void aLostLockKeepsItsReasonWhenItIsSerialized() throws IOException, ClassNotFoundException {
        LockLoss loss = LockLoss.forced("eve", "stuck");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new LockLostException("a", 1, loss));
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject())
                    .isInstanceOfSatisfying(
                            LockLostException.class,
                            copy -> assertThat(copy.loss()).isEqualTo(loss));
        }
    }
}
