package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A grid is founded only where more than half of the founders meet. */
class BirthTest {

    @Test
    void threeOfSixFoundersWaitAndSayWhatForUntilAFourthComes() throws Exception {
        try (Members half = new Members(3, config -> config.withFounders(6).withCallTimeout(Duration.ofSeconds(10)))) {
            GridHealth health = half.grid(0).health();
            assertThat(health.status()).isEqualTo(GridHealth.Status.UNAVAILABLE);
            assertThat(health.reasons())
                    .anySatisfy(reason ->
                            assertThat(reason).contains("not founded yet").contains("4"));

            GridNodeConfig fourth = half.configs
                    .get(0)
                    .withNodeName("node-3")
                    .withPort(Members.freePorts(1).get(0));
            try (LockGrid grid = GridNode.start(fourth)) {
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                    try (Hold hold = grid.lock("a").acquire()) {
                        return hold.isHeld();
                    }
                });
                assertThat(half.grid(0).lock("a").tryAcquire()).isPresent();
            }
        }
    }
}
