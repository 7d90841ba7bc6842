package io.lockgrid.internal.session;

import io.lockgrid.GridHealth;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The way from this process to the member that leads a group. Thread-safe; no method blocks on the network.
 *
 * <p>A future may complete on any thread, an engine's thread included; who listens must not block there. A future that
 * fails, with {@link TransportException}, says nothing about whether the grid has seen the message.
 */
public interface Transport extends AutoCloseable {

    Home home();

    CompletableFuture<BatchReply> send(String group, Batch batch);

    /** The version of the protocol in which to write what {@link #ask} sends. */
    default int version() {
        return WireCodec.NEWEST;
    }

    /** Sends a question of an operator, as bytes of {@code AdminCodec}; the answer is bytes of the same codec. */
    CompletableFuture<byte[]> ask(String group, byte[] question);

    /** What this process sees of the grid at the moment, without asking anybody. */
    GridHealth health();

    /** Of the certificate that this process shows to others; nothing where the wire is plain. Less than 0 once it has expired. */
    default OptionalDouble certificateDaysLeft() {
        return OptionalDouble.empty();
    }

    /** Whether this process has the part in the grid that it is to have; of a client none is asked. */
    default boolean isSettled() {
        return true;
    }

    /** Sets who hears of notices; called once, before the first batch. */
    void onNotices(Consumer<Notices> listener);

    /** Called when the way to the grid has changed, so that lost notices should be asked for. */
    void onReconnected(Runnable listener);

    @Override
    void close();
}
