package io.lockgrid.node.raft;

import io.lockgrid.GridHealth;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A transport that loses requests, answers and notices, repeats requests, and lets them overtake each other. */
final class UnreliableTransport implements Transport {
    private final Transport reliable;
    private final Random random;
    private final ScheduledExecutorService delays = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean cut;

    UnreliableTransport(Transport reliable, long seed) {
        this.reliable = reliable;
        this.random = new Random(seed);
    }

    /** From now on nothing comes through, or everything does again as badly as before. */
    void cut(boolean now) {
        cut = now;
    }

    @Override
    public Home home() {
        return reliable.home();
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        CompletableFuture<BatchReply> answer = new CompletableFuture<>();
        int fate = fate();
        if (cut || fate < 10) {
            later(() -> answer.completeExceptionally(new TransportException("the request was lost")));
            return answer;
        }
        later(() -> {
            // as bytes, as between processes
            CompletableFuture<BatchReply> sent =
                    reliable.send(group, WireCodec.decodeBatch(WireCodec.encode(batch, 1)));
            if (fate < 20) {
                later(() -> reliable.send(group, batch)); // once more, and late
            }
            sent.whenComplete((reply, failure) -> {
                if (failure != null || cut || fate >= 90) {
                    later(() -> answer.completeExceptionally(new TransportException("the answer was lost")));
                } else {
                    later(() -> answer.complete(WireCodec.decodeReply(
                            WireCodec.encode(reply, 1), reply.outcomes().size())));
                }
            });
        });
        return answer;
    }

    private int fate() {
        synchronized (random) {
            return random.nextInt(100);
        }
    }

    private void later(Runnable task) {
        delays.schedule(task, fate() * 50L, TimeUnit.MICROSECONDS);
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        return reliable.ask(group, question);
    }

    @Override
    public GridHealth health() {
        return reliable.health();
    }

    @Override
    public void onNotices(Consumer<Notices> listener) {
        reliable.onNotices(notices -> {
            if (!cut && fate() < 70) {
                later(() -> listener.accept(WireCodec.decodeNotices(WireCodec.encode(notices, 1))));
            }
        });
    }

    @Override
    public void onReconnected(Runnable listener) {
        reliable.onReconnected(listener);
    }

    @Override
    public void close() {
        reliable.close();
        delays.shutdownNow();
    }
}
