package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A holder counts on its max hold no longer than the grid lets it stand, whatever comes late. */
class MaxHoldTest {
    /** Notes long timers. */
    private record Observed(LaneServices to, List<Future<?>> timers) implements LaneServices {
        @Override
        public Future<?> after(long nanos, Runnable task) {
            Future<?> timer = to.after(nanos, task);
            if (nanos > Duration.ofMinutes(1).toNanos()) {
                timers.add(timer);
            }
            return timer;
        }

        @Override
        public void every(long nanos, Runnable task) {
            to.every(nanos, task);
        }

        @Override
        public void callback(Runnable task) {
            to.callback(task);
        }

        @Override
        public long now() {
            return to.now();
        }

        @Override
        public void park(Object blocker, long nanos) {
            to.park(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
            to.unpark(thread);
        }

        @Override
        public void close() {
            to.close();
        }
    }

    private final World world = new World();
    private final World.Node bob = world.node("bob");

    @AfterEach
    void close() {
        world.close();
    }

    /** From now on: as soon as another has the lock, its former holder knows. */
    private void watch(String name, Hold hold) {
        world.time.watch(() -> {
            NaiveLocks.Held holder = world.grid.holder(name);
            if (holder == null || holder.fence() != hold.fence()) {
                assertThat(hold.isHeld()).as("still believes to hold it").isFalse();
            }
        });
    }

    private CompletableFuture<Void> renewing(Hold hold, Duration maxHold) {
        return world.call(() -> {
            hold.renew(maxHold);
            return null;
        });
    }

    @Test
    void aHolderWhoseClockIsSlowStopsBeforeTheGridDoes() throws Exception {
        World.Node slow = world.node("slow", 0.99);
        Hold hold = slow.grid().lock("x").withMaxHold(Duration.ofSeconds(5)).acquire();
        bob.grid().lock("x").acquireAsync();
        watch("x", hold);
        slow.way().notices().lose(any -> true);

        assertThat(hold.remaining().orElseThrow()).isEqualTo(Duration.ofMillis(4_900));
        world.pass(4_940);
        assertThat(hold.isHeld()).isTrue();
        world.pass(2_000);

        assertThat(hold.isHeld()).isFalse();
        assertThat(world.grid.holder("x").fence()).isGreaterThan(hold.fence());
    }

    @Test
    void aRenewalOfASlowHolderHasTheSameMargin() throws Exception {
        World.Node slow = world.node("slow", 0.99);
        Hold hold = slow.grid().lock("x").acquire();
        hold.renew(Duration.ofSeconds(5));
        bob.grid().lock("x").acquireAsync();
        watch("x", hold);
        slow.way().notices().lose(any -> true);

        world.pass(7_000);

        assertThat(world.grid.holder("x").fence()).isGreaterThan(hold.fence());
    }

    @Test
    void aLateAnswerToAnEarlierRenewalDoesNotLengthenAShorterOne() throws Exception {
        World.Node ann = world.node("ann");
        Hold hold = ann.grid().lock("x").withMaxHold(Duration.ofSeconds(30)).acquire();
        ann.way().answers().hold(ScriptedTransport.answering(Request.Renew.class));
        assertThatThrownBy(() -> hold.renew(Duration.ofMinutes(10))).isInstanceOf(GridUnavailableException.class);
        ann.way().answers().hold(any -> false);
        hold.renew(Duration.ofSeconds(2));

        ann.way().answers().deliverAll();

        assertThat(hold.remaining().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        watch("x", hold);
        ann.way().notices().lose(any -> true);
        bob.grid().lock("x").acquireAsync();
        world.pass(3_000);
        assertThat(world.grid.holder("x").fence()).isGreaterThan(hold.fence());
    }

    @Test
    void renewalsThatWereUnderWayTogetherCountByTheShortest() throws Exception {
        World.Node ann = world.node("ann");
        Hold hold = ann.grid().lock("x").withMaxHold(Duration.ofSeconds(30)).acquire();
        ann.way().requests().hold(ScriptedTransport.asking(Request.Renew.class));
        CompletableFuture<Void> shorter = renewing(hold, Duration.ofSeconds(3));
        CompletableFuture<Void> longer = renewing(hold, Duration.ofMinutes(10));
        watch("x", hold);
        ann.way().notices().lose(any -> true);
        ann.way().answers().hold(ScriptedTransport.answering(Request.Renew.class));
        ann.way().requests().deliver(1); // the longer one overtakes the shorter one at the grid
        ann.way().requests().letGo();
        ann.way().answers().deliver(1); // and its answer is overtaken
        ann.way().answers().letGo();
        world.time.settle();
        assertThat(longer).isCompleted();
        assertThat(shorter).isCompleted();
        bob.grid().lock("x").acquireAsync();

        assertThat(hold.remaining().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(3));
        world.pass(4_000);

        assertThat(world.grid.holder("x").fence()).isGreaterThan(hold.fence());
    }

    @Test
    void aRenewalThatIsKnownToBeTheLastOneCountsAlone() throws Exception {
        World.Node ann = world.node("ann");
        Hold hold = ann.grid().lock("x").withMaxHold(Duration.ofSeconds(30)).acquire();
        ann.way().requests().hold(ScriptedTransport.asking(Request.Renew.class));
        renewing(hold, Duration.ofSeconds(3));
        renewing(hold, Duration.ofSeconds(4));
        ann.way().requests().letGo();
        world.time.settle();

        hold.renew(Duration.ofMinutes(10));

        assertThat(hold.remaining().orElseThrow()).isGreaterThan(Duration.ofMinutes(9));
        world.pass(10_000);
        assertThat(hold.isHeld()).isTrue();
    }

    @Test
    void aHoldThatIsOverLeavesNoTimerBehind() throws Exception {
        List<Future<?>> timers = new ArrayList<>();
        VirtualServices services = world.time.services(1);
        ScriptedTransport way = new ScriptedTransport(world.grid, "ann");
        GridRuntime ann = way.grid(new Observed(services, timers));

        ann.lock("x").withMaxHold(Duration.ofHours(1)).acquire().release();
        Hold taken = ann.lock("x").withMaxHold(Duration.ofHours(1)).acquire();
        world.grid.forceRelease("x");
        world.time.settle();

        assertThat(taken.isHeld()).isFalse();
        assertThat(timers).hasSize(2).allMatch(Future::isDone);
    }

    @Test
    void aHolderIsToldOfTheEndOfARenewalWithoutAnAnswer() throws Exception {
        World.Node ann = world.node("ann");
        Hold hold = ann.grid().lock("x").acquire();
        ann.way().answers().hold(ScriptedTransport.answering(Request.Renew.class));
        CompletableFuture<LockLoss> lost = hold.lost().toCompletableFuture();
        CompletableFuture<Void> renewal = renewing(hold, Duration.ofSeconds(1));

        world.pass(990);

        assertThat(hold.isHeld()).isFalse();
        assertThat(lost).isCompletedWithValue(LockLoss.maxHoldEnded());
        ann.way().answers().letGo();
        world.time.settle();
        assertThatThrownBy(renewal::join).hasCauseInstanceOf(LockLostException.class);
        assertThat(world.grid.holder("x")).isNull();
    }
}
