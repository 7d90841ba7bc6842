package io.lockgrid.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockGrid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@LockGridTest
class LockGridTestTest {
    private LockGrid before;

    @BeforeEach
    void begin(LockGrid grid) {
        before = grid;
    }

    @RepeatedTest(2)
    void eachTestHasAGridOfItsOwn(LockGrid grid) throws Exception {
        assertThat(grid).isSameAs(before);
        assertThat(grid.lock("orders/42").tryAcquire()).isPresent(); // and is never released
    }

    @AfterEach
    void end(LockGrid grid) {
        assertThat(grid).isSameAs(before);
    }

    @Nested
    class InAnotherClass {
        @Test
        void theClusterIsThere(LockGridCluster cluster, LockGrid grid) throws Exception {
            assertThat(grid).isSameAs(before);
            try (var hold = cluster.client().lock("orders/42").acquire()) {
                assertThat(cluster.grid(0).lock("orders/42").tryAcquire()).isEmpty();
                assertThat(hold.isHeld()).isTrue();
            }
        }
    }
}
