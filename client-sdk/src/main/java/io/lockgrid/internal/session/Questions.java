package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;
import io.lockgrid.internal.wire.AdminAnswer;
import io.lockgrid.internal.wire.AdminCodec;
import io.lockgrid.internal.wire.AdminQuery;
import io.lockgrid.internal.wire.WireException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a group's leader and asks again while there is none, up to a time-out. Reads have no effect, so that is safe. */
final class Questions {
    private static final long PAUSE_NANOS = 50_000_000L;
    private static final long LONGEST_TRY_NANOS = 3_000_000_000L;

    private final GridRuntime runtime;
    private final Transport transport;

    Questions(GridRuntime runtime, Transport transport) {
        this.runtime = runtime;
        this.transport = transport;
    }

    <T extends AdminAnswer> T ask(String group, AdminQuery query, Class<T> kind) {
        Duration timeout = runtime.settings().callTimeout();
        runtime.checkOpen();
        byte[] question = AdminCodec.encode(query, transport.version());
        long deadline = System.nanoTime() + timeout.toNanos();
        String trouble = "it did not answer";
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw runtime.unavailable(timeout, trouble, "nothing was read");
            }
            try {
                byte[] answer =
                        transport.ask(group, question).get(Math.min(left, LONGEST_TRY_NANOS), TimeUnit.NANOSECONDS);
                return kind.cast(AdminCodec.decodeAnswer(answer));
            } catch (ExecutionException | CompletionException failure) {
                trouble = words(failure);
                pause(Math.min(left, PAUSE_NANOS));
            } catch (TimeoutException slow) {
                trouble = "it did not answer";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LockGridException("interrupted while asking the lock grid; nothing was read", e);
            }
        }
    }

    private static String words(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof WireException wrong) {
            throw wrong;
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** There is nothing to await: who leads is decided elsewhere, so ask again a little later. */
    private void pause(long nanos) {
        Promise<Boolean> rested = new Promise<>();
        runtime.services().after(nanos, () -> rested.settle(true));
        rested.awaitUninterruptibly(nanos * 4);
    }
}
