package io.lockgrid.node.membership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often a member starts anew whose replicas fail. */
class RelapseTest {
    private final Relapse relapse = new Relapse();

    private boolean at(long second) {
        return relapse.mayStart(TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void aMemberThatFailsForTheFirstTimeStartsAtOnce() {
        assertThat(at(0)).isTrue();
    }

    @Test
    void aMemberThatFailsAgainAndAgainWaitsLongerBeforeEachStart() {
        long starts = 0;
        for (long second = 0; second < 600; second++) {
            starts += at(second) ? 1 : 0;
        }
        assertThat(starts).isEqualTo(10); // at 0, 2, 6, 14, 30, 62, 126 s, then every 2 minutes
    }

    @Test
    void aMemberThatWorkedForLongStartsAtOnceAgain() {
        assertThat(at(0)).isTrue();
        assertThat(at(10)).isTrue();
        assertThat(at(260)).isTrue();
        assertThat(at(261)).isFalse();
        assertThat(at(262)).isTrue();
    }
}
