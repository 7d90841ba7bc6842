package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a readiness probe may ask. */
class ReadinessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    @Tag("thorough")
    void membersAreReadyOnceTheyHaveTheirSeatsAndOneForWhomNoSeatIsLeftIsReadyToo() throws Exception {
        try (Members members = new Members(3, config -> config)) {
            await().atMost(PATIENCE)
                    .until(() -> IntStream.range(0, 3).allMatch(each -> GridNode.isReady(members.grid(each))));
            GridNodeConfig fourth = members.configs
                    .get(0)
                    .withNodeName("fourth")
                    .withPort(Members.freePorts(1).get(0));
            try (LockGrid grid = GridNode.start(fourth)) {
                await().atMost(PATIENCE).until(() -> GridNode.isReady(grid));
            }
        }
    }

    @Test
    void aMemberThatWaitsForFoundersIsNotReady() throws Exception {
        try (Members half = new Members(3, config -> config.withFounders(6))) {
            assertThat(GridNode.isReady(half.grid(0))).isFalse();
        }
    }

    @Test
    void whatIsPutAroundAGridIsAskedAndNotTheGridsHealthAlone() {
        try (LockGrid grid = GridNode.local()) {
            InvocationHandler decorator = (proxy, method, arguments) ->
                    method.getName().equals("isReady") ? (Object) false : method.invoke(grid, arguments);
            LockGrid around = (LockGrid)
                    Proxy.newProxyInstance(LockGrid.class.getClassLoader(), new Class<?>[] {LockGrid.class}, decorator);

            assertThat(around.health().status()).isEqualTo(GridHealth.Status.HEALTHY);
            assertThat(GridNode.isReady(around)).isFalse();
        }
    }

    @Test
    void aGridInOneProcessIsReadyUntilItIsClosed() {
        LockGrid grid = GridNode.local();
        assertThat(GridNode.isReady(grid)).isTrue();
        grid.close();
        assertThat(GridNode.isReady(grid)).isFalse();
    }
}
