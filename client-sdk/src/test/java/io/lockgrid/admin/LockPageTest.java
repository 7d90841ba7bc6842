package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockPageTest {

    private static final List<LockInfo> TWO = List.of(Samples.held("a"), Samples.held("b"));

    @Test
    void thereIsMoreUntilTheLastLockWasSeen() {
        assertThat(new LockPage(TWO, 5, 0).hasMore()).isTrue();
        assertThat(new LockPage(TWO, 5, 2).hasMore()).isTrue();
        assertThat(new LockPage(TWO, 4, 2).hasMore()).isFalse();
        assertThat(new LockPage(List.of(), 0, 0).hasMore()).isFalse();
    }

    @Test
    void nothingComesAfterAPageBeyondTheEnd() {
        assertThat(new LockPage(List.of(), 5, 10).hasMore()).isFalse();
        assertThat(new LockPage(TWO, Integer.MAX_VALUE, Integer.MAX_VALUE).hasMore())
                .isFalse();
    }

    @Test
    void itsLocksDoNotChangeWithTheListTheyCameFrom() {
        List<LockInfo> locks = new ArrayList<>(TWO);
        LockPage page = new LockPage(locks, 2, 0);

        locks.clear();

        assertThat(page.locks()).hasSize(2).isUnmodifiable();
    }

    @Test
    void itsNumbersAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LockPage(TWO, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LockPage(TWO, 2, -1));
    }
}
