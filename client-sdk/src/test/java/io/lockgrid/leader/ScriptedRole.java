package io.lockgrid.leader;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.surroundings.Surroundings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The lock of a role whose grants the test gives, and a clock that it moves. */
final class ScriptedRole implements Surroundings {
    final List<CompletableFuture<Hold>> asked = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    CompletableFuture<Hold> next = new CompletableFuture<>();
    ScriptedHold granted = new ScriptedHold(0);
    private long now;
    private long fences;

    GridLock lock() {
        return as(GridLock.class, this);
    }

    /** As a lock. */
    public String name() {
        return "role";
    }

    /** As a lock. */
    public CompletableFuture<Hold> acquireAsync() {
        asked.add(next);
        next = new CompletableFuture<>();
        return latest();
    }

    CompletableFuture<Hold> latest() {
        return asked.get(asked.size() - 1);
    }

    ScriptedHold grant() {
        granted = new ScriptedHold(++fences);
        ScriptedHold hold = granted;
        latest().complete(hold.asHold());
        return hold;
    }

    @Override
    public void later(Duration pause, Runnable task) {
        pauses.add(pause);
        later.add(task);
    }

    /** Comes to the end of the pause. */
    void pass() {
        later.remove().run();
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long now() {
        return now;
    }

    /** What the script does not know of it cannot answer. */
    static <T> T as(Class<T> type, Object script) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            try {
                return Arrays.stream(script.getClass().getMethods())
                        .filter(each -> each.getName().equals(called.getName()))
                        .findFirst()
                        .orElseThrow(() -> new UnsupportedOperationException(called.toString()))
                        .invoke(script, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** A hold that the test takes away. */
    public static final class ScriptedHold {
        private final long fence;
        private final CompletableFuture<LockLoss> lost = new CompletableFuture<>();
        volatile Consumer<? super ReleaseRequest> listener = request -> {};
        volatile boolean released;
        volatile Error failure;

        ScriptedHold(long fence) {
            this.fence = fence;
        }

        Hold asHold() {
            return as(Hold.class, this);
        }

        void lose(LockLoss loss) {
            lost.complete(loss);
        }

        public String lockName() {
            return "role";
        }

        public long fence() {
            return fence;
        }

        public boolean isHeld() {
            return !released && !lost.isDone();
        }

        public CompletionStage<LockLoss> lost() {
            return lost.minimalCompletionStage();
        }

        public void onReleaseRequested(Consumer<? super ReleaseRequest> hearer) {
            listener = hearer;
        }

        public void release() {
            released = true;
            if (failure != null) {
                throw failure;
            }
            if (lost.isDone()) {
                throw new LockLostException(lockName(), fence, lost.join());
            }
        }
    }
}
