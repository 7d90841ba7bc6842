package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.internal.listen.Attachment;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.surroundings.LaneServices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GridRuntimeTest {
    private final World world = new World();

    /** Notes what becomes of it. */
    private final class Noted implements LaneServices {
        private final LaneServices virtual = world.time.services(1);
        private boolean closed;

        @Override
        public long now() {
            return virtual.now();
        }

        @Override
        public void park(Object blocker, long nanos) {
            virtual.park(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
            virtual.unpark(thread);
        }

        @Override
        public Future<?> after(long nanos, Runnable task) {
            return virtual.after(nanos, task);
        }

        @Override
        public void every(long nanos, Runnable task) {
            throw new OutOfMemoryError("unable to create native thread");
        }

        @Override
        public void callback(Runnable task) {
            virtual.callback(task);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void anErrorWhileItStartsLeavesNoThreadBehind() {
        Noted services = new Noted();
        ScriptedTransport way = new ScriptedTransport(world.grid, "ann");

        assertThatThrownBy(() -> new GridRuntime(ScriptedTransport.SETTINGS, way, services, RemoteAdmin::new))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(services.closed).isTrue();
        world.close();
    }

    @Test
    void aGridWhoseProcessHasNotItsPartYetIsNotReadyHoweverHealthyTheGridIs() {
        AtomicBoolean settled = new AtomicBoolean();
        ScriptedTransport way = new ScriptedTransport(world.grid, "ann") {
            @Override
            public boolean isSettled() {
                return settled.get();
            }
        };
        LockGrid grid = way.grid(world.time.services(1));

        assertThat(grid.health().status()).isEqualTo(GridHealth.Status.HEALTHY);
        assertThat(grid.isReady()).isFalse();
        settled.set(true);
        assertThat(grid.isReady()).isTrue();
        world.close();
    }

    @Test
    void whatHangsOnItIsThereOnceAndGoesWithTheLastWhoWantsIt() {
        GridRuntime grid = world.node("ann").grid();
        List<String> told = new ArrayList<>();
        Attachment attachment = new Attachment() {
            @Override
            public void closed() {
                told.add("closed");
            }

            @Override
            public void detach() {
                told.add("detached");
            }
        };
        for (int i = 0; i < 2; i++) {
            grid.attach("key", () -> {
                told.add("attached");
                return attachment;
            });
        }
        grid.detach("key");
        assertThat(told).containsExactly("attached");

        grid.detach("key");
        grid.detach("key");
        assertThat(told).containsExactly("attached", "detached");
        world.close();
    }
}
