package io.lockgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lockgrid.LockLoss.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockLossTest {

    @Test
    void eachFactoryTellsItsReason() {
        assertThat(LockLoss.maxHoldEnded().reason()).isEqualTo(Reason.MAX_HOLD_ENDED);
        assertThat(LockLoss.forced("eve", "stuck").reason()).isEqualTo(Reason.FORCED);
        assertThat(LockLoss.sessionExpired().reason()).isEqualTo(Reason.SESSION_EXPIRED);
        assertThat(LockLoss.gridRestarted().reason()).isEqualTo(Reason.GRID_RESTARTED);
        assertThat(LockLoss.closed().reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void aForcedLossTellsByWhomAndWhy() {
        LockLoss loss = LockLoss.forced("eve", "stuck");

        assertThat(loss.actor()).isEqualTo("eve");
        assertThat(loss.note()).isEqualTo("stuck");
        assertThat(loss.inWords()).isEqualTo("an operator (eve) released it: stuck");
    }

    @Test
    void aForcedLossNeedNotKnowByWhom() {
        assertThat(LockLoss.forced(null, null).inWords()).isEqualTo("an operator released it");
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "FORCED")
    void noOtherLossHasAnActorOrANote(Reason reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LockLoss(reason, "eve", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LockLoss(reason, null, "stuck"));
        assertThat(new LockLoss(reason, null, null).inWords()).isNotBlank();
    }
}
