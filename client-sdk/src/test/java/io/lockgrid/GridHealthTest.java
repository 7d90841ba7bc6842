package io.lockgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.lockgrid.GridHealth.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridHealthTest {

    @Test
    void itsReasonsDoNotChangeWithTheListTheyCameFrom() {
        List<String> reasons = new ArrayList<>(List.of("one seat is empty"));
        GridHealth health = new GridHealth(Status.DEGRADED, reasons);

        reasons.clear();

        assertThat(health.reasons()).containsExactly("one seat is empty").isUnmodifiable();
    }

    @Test
    void itHasAStatusAndReasons() {
        assertThatNullPointerException().isThrownBy(() -> new GridHealth(null, List.of()));
        assertThatNullPointerException().isThrownBy(() -> new GridHealth(Status.HEALTHY, null));
    }
}
