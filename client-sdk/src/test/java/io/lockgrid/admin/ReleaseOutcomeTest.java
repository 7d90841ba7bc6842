package io.lockgrid.admin;

import static io.lockgrid.admin.Samples.HOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.lockgrid.admin.ReleaseOutcome.Status;
import org.junit.jupiter.api.Test;

class ReleaseOutcomeTest {

    @Test
    void aReleaseNamesTheFenceThatWasReleased() {
        ReleaseOutcome outcome = ReleaseOutcome.releasedHold(7);

        assertThat(outcome).isEqualTo(new ReleaseOutcome(Status.RELEASED, 7, null));
        assertThat(outcome.released()).isTrue();
    }

    @Test
    void aRefusalNamesThePresentHolder() {
        ReleaseOutcome outcome = ReleaseOutcome.heldBy(8, HOLDER);

        assertThat(outcome).isEqualTo(new ReleaseOutcome(Status.FENCE_MOVED_ON, 8, HOLDER));
        assertThat(outcome.released()).isFalse();
    }

    @Test
    void aRefusalMayFindNobody() {
        assertThat(ReleaseOutcome.notHeld()).isEqualTo(new ReleaseOutcome(Status.FENCE_MOVED_ON, 0, null));
        assertThat(ReleaseOutcome.notHeld().released()).isFalse();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseOutcome.releasedHold(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseOutcome(Status.RELEASED, 7, HOLDER));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseOutcome(Status.FENCE_MOVED_ON, 8, null));
        assertThatIllegalArgumentException().isThrownBy(() -> ReleaseOutcome.heldBy(0, HOLDER));
        assertThatNullPointerException().isThrownBy(() -> ReleaseOutcome.heldBy(8, null));
    }
}
