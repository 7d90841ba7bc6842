package io.lockgrid.spring.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.leader.AbstractCandidate;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.event.OnGrantedEvent;
import org.springframework.integration.leader.event.OnRevokedEvent;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;

/** How candidates of Spring Integration are told that they lead, over whatever grid. */
abstract class LeaderInitiatorContract {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String role = "role-" + UUID.randomUUID();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<SmartLifecycle> started = new ArrayList<>();

    abstract LockGrid grid();

    abstract LockGrid otherGrid();

    /** Writes down what it is told. */
    private final class Noted extends AbstractCandidate {
        Noted(String id) {
            super(id, role);
        }

        @Override
        public void onGranted(Context context) {
            told.add(getId() + " granted" + (context.isLeader() ? "" : " too late"));
        }

        @Override
        public void onRevoked(Context context) {
            told.add(getId() + " revoked" + (context.isLeader() ? " too early" : ""));
        }
    }

    private LockGridLeaderInitiator start(LockGrid grid, String id) {
        LockGridLeaderInitiator initiator = new LockGridLeaderInitiator(grid, new Noted(id));
        initiator.setApplicationEventPublisher(event -> {
            if (event instanceof OnGrantedEvent granted) {
                told.add(id + " event of " + (granted.getRole().equals(role) ? "grant" : "another"));
            } else if (event instanceof OnRevokedEvent revoked) {
                told.add(id + " event of " + (revoked.getRole().equals(role) ? "revocation" : "another"));
                throw new IllegalStateException("a listener that fails");
            }
        });
        started.add(initiator);
        initiator.start();
        return initiator;
    }

    private void assertTold(String... words) throws InterruptedException {
        for (String word : words) {
            assertThat(told.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(word);
        }
    }

    @AfterEach
    void stop() {
        started.forEach(SmartLifecycle::stop);
    }

    @Test
    void oneIsGrantedTheRoleAndTheNextWhenThatIsStopped() throws Exception {
        LockGridLeaderInitiator first = start(grid(), "a");
        assertTold("a granted", "a event of grant");
        LockGridLeaderInitiator second = start(otherGrid(), "b");
        assertThat(first.getContext().isLeader()).isTrue();
        assertThat(second.getContext().isLeader()).isFalse();

        first.stop();

        assertThat(first.isRunning()).isFalse();
        assertTold("a revoked", "a event of revocation", "b granted", "b event of grant");
        assertThat(second.getContext().isLeader()).isTrue();
    }

    @Test
    void oneThatYieldsStandsAgainBehindTheOthers() throws Exception {
        LockGridLeaderInitiator first = start(grid(), "a");
        assertTold("a granted", "a event of grant");
        LockGridLeaderInitiator second = start(otherGrid(), "b");
        awaitWaiters(1);

        first.getContext().yield();
        assertTold("a revoked", "a event of revocation", "b granted", "b event of grant");
        awaitWaiters(1);
        second.getContext().yield();
        assertTold("b revoked", "b event of revocation", "a granted", "a event of grant");
    }

    @Test
    void oneWhoseRoleIsTakenAwayIsRevokedAndStandsAgain() throws Exception {
        LockGridLeaderInitiator first = start(grid(), "a");
        assertTold("a granted", "a event of grant");
        long fence =
                grid().admin().lock("spring-integration/" + role).orElseThrow().fence();

        otherGrid().admin().forceRelease("spring-integration/" + role, fence, "eve", "stuck");

        assertTold("a revoked", "a event of revocation", "a granted", "a event of grant");
        assertThat(first.getContext().isLeader()).isTrue();
    }

    @Test
    void oneMayBeStartedAgain() throws Exception {
        LockGridLeaderInitiator initiator = start(grid(), "a");
        assertTold("a granted", "a event of grant");
        initiator.start();
        initiator.destroy();
        assertTold("a revoked", "a event of revocation");
        initiator.start();
        assertTold("a granted", "a event of grant");
    }

    @Test
    void theInitiatorOfSpringIntegrationOverTheRegistryStandsInTheSameQueue() throws Exception {
        start(grid(), "a");
        assertTold("a granted", "a event of grant");
        LockRegistryLeaderInitiator theirs =
                new LockRegistryLeaderInitiator(new LockGridLockRegistry(otherGrid()), new Noted("b"));
        theirs.setApplicationEventPublisher(event -> {});
        started.add(theirs);
        theirs.start();

        ((LockGridLeaderInitiator) started.get(0)).stop();

        assertTold("a revoked", "a event of revocation", "b granted");
    }

    private void awaitWaiters(int count) {
        await().atMost(SOON)
                .until(() -> grid().admin()
                                .lock("spring-integration/" + role)
                                .orElseThrow()
                                .waiterCount()
                        == count);
    }
}
