package io.lockgrid.spring.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.integration.leader.DefaultCandidate;
import org.springframework.integration.leader.event.AbstractLeaderEvent;

/** The registry and the initiator over a grid in one process. */
class LocalSpringIntegrationTest {
    private static LockGrid grid;

    @BeforeAll
    static void start() {
        grid = GridNode.local();
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    @Nested
    class Registry extends RegistryContract {
        @Override
        LockGrid grid() {
            return grid;
        }

        @Override
        LockGrid otherGrid() {
            return grid;
        }
    }

    @Nested
    class Leaders extends LeaderInitiatorContract {
        @Override
        LockGrid grid() {
            return grid;
        }

        @Override
        LockGrid otherGrid() {
            return grid;
        }
    }

    @Test
    void whatCannotBeALockIsRefusedAtOnce() {
        assertThatThrownBy(() -> new LockGridLockRegistry(grid, "locks@home/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LockGridLockRegistry(grid, "locks/", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anApplicationThatIsClosedIsToldOfItsRevocationAndGivesTheRoleBack() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext()) {
            application.registerBean(LockGrid.class, () -> grid, bean -> bean.setDestroyMethodName(""));
            application.registerBean(
                    LockGridLeaderInitiator.class,
                    () -> new LockGridLeaderInitiator(grid, new DefaultCandidate("a", "poller")));
            application.addApplicationListener(
                    (AbstractLeaderEvent event) -> told.add(event.getClass().getSimpleName()));
            application.refresh();
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("OnGrantedEvent");
        }
        assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("OnRevokedEvent");
        assertThat(grid.lock("spring-integration/poller").inspect()).isEmpty();
    }
}
