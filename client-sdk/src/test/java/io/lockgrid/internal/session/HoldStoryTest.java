package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.GridListener;
import io.lockgrid.LockLoss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a listener hears of one hold. */
class HoldStoryTest {
    private final World world = new World();
    private final List<String> told = new ArrayList<>();
    private final HoldStory story = new HoldStory(
            new GridListener() {
                @Override
                public void granted(String lock, long fence, Duration waited) {
                    told.add("granted after " + waited.toMillis());
                }

                @Override
                public void released(String lock, long fence, Duration held) {
                    told.add("released after " + held.toMillis());
                }

                @Override
                public void lost(String lock, long fence, LockLoss loss, Duration held) {
                    told.add(loss.reason() + " after " + held.toMillis());
                }
            },
            world.time.services(1),
            "x",
            7);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aLossThatComesBeforeTheGrantIsToldIsToldAfterIt() {
        world.pass(300);
        story.lost(LockLoss.gridRestarted());
        world.pass(100);
        assertThat(told).isEmpty();

        story.granted(Duration.ofMillis(5));

        assertThat(told).containsExactly("granted after 5", "GRID_RESTARTED after 300");
    }

    @Test
    void aHoldThatNobodyGotIsNotTold() {
        story.released();

        assertThat(told).isEmpty();
    }
}
