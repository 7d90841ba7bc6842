package io.lockgrid.node.raft;

import io.lockgrid.GridHealth;
import io.lockgrid.LockGrid;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.local.LocalGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A transport whose answers and notices a test holds back, one of several over the same grid. */
final class ScriptedTransport implements Transport {

    /** One grid for several transports. */
    static final class Hub implements AutoCloseable {
        private final LocalGrid grid = new LocalGrid(GridNodeConfig.defaults(), Surroundings.JVM);
        private final List<Consumer<Notices>> listeners = new CopyOnWriteArrayList<>();

        Hub() {
            grid.onNotices(notices -> listeners.forEach(listener -> listener.accept(notices)));
        }

        ScriptedTransport connect() {
            return new ScriptedTransport(this);
        }

        @Override
        public void close() {
            grid.close();
        }
    }

    private final Hub hub;
    private final List<Runnable> heldBack = new ArrayList<>();
    private final List<Batch> openings = new CopyOnWriteArrayList<>();
    private volatile Predicate<Batch> holdsBack = batch -> false;
    private volatile Predicate<Notice> drops = notice -> false;
    private volatile boolean silent;

    private ScriptedTransport(Hub hub) {
        this.hub = hub;
    }

    /** What talks to the grid by this way; whoever asks for it closes it. */
    LockGrid open() {
        return new GridRuntime(
                new RuntimeSettings(
                        List.of("default"), Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofSeconds(6), 256),
                this,
                Surroundings.JVM,
                RemoteAdmin::new);
    }

    /** Keeps answers to batches with such a request until {@link #letGo}; the grid sees the batches at once. */
    void holdBack(Class<? extends Request> request) {
        holdsBack = batch -> batch.requests().stream().anyMatch(request::isInstance);
    }

    void letGo() {
        holdsBack = batch -> false;
        deliver();
    }

    /** Delivers what was held back so far; what comes now is held back as before. */
    void deliver() {
        List<Runnable> answers;
        synchronized (heldBack) {
            answers = new ArrayList<>(heldBack);
            heldBack.clear();
        }
        answers.forEach(Runnable::run);
    }

    /** Notices of that kind are lost from now on. */
    void drop(Predicate<Notice> which) {
        drops = which;
    }

    /** Requests vanish without an answer, or no more. */
    void silent(boolean now) {
        silent = now;
    }

    /** Late copies of all batches that were to open sessions reach the grid; nobody waits for what it says. */
    void repeatOpenings() {
        openings.forEach(batch -> hub.grid.send("default", batch).join());
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        CompletableFuture<BatchReply> answer = new CompletableFuture<>();
        if (silent) {
            return answer;
        }
        if (batch.requests().get(0) instanceof Request.Open) {
            openings.add(batch);
        }
        boolean held = holdsBack.test(batch);
        hub.grid.send(group, batch).whenComplete((reply, failure) -> {
            Runnable delivery = () -> {
                if (failure == null) {
                    answer.complete(reply);
                } else {
                    answer.completeExceptionally(failure);
                }
            };
            if (held) {
                synchronized (heldBack) {
                    heldBack.add(delivery);
                }
            } else {
                delivery.run();
            }
        });
        return answer;
    }

    @Override
    public void onNotices(Consumer<Notices> listener) {
        hub.listeners.add(notices -> {
            List<Notice> left = notices.notices().stream()
                    .filter(notice -> !silent && !drops.test(notice))
                    .toList();
            if (!left.isEmpty()) {
                listener.accept(new Notices(notices.group(), notices.session(), left));
            }
        });
    }

    @Override
    public Home home() {
        return hub.grid.home();
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        return hub.grid.ask(group, question);
    }

    @Override
    public GridHealth health() {
        return hub.grid.health();
    }

    @Override
    public void onReconnected(Runnable listener) {
        // never lost as a whole
    }

    @Override
    public void close() {
        // the hub is closed by the test
    }
}
