package io.lockgrid.internal.operator;

import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.concurrent.Promise;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
        Surroundings time = runtime.services();
        long deadline = time.now() + timeout.toNanos();
        String trouble = "it did not answer";
        while (true) {
            long left = deadline - time.now();
            if (left <= 0) {
                throw runtime.unavailable(timeout, trouble, "nothing was read");
            }
            try {
                CompletableFuture<byte[]> answer = transport.ask(group, question);
                if (settles(answer, Math.min(left, LONGEST_TRY_NANOS))) {
                    return kind.cast(answered(AdminCodec.decodeAnswer(answer.join()), query, group));
                }
                trouble = "it did not answer";
            } catch (CancellationException | CompletionException failure) {
                trouble = words(failure);
                pause(Math.min(left, PAUSE_NANOS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LockGridException("interrupted while asking the lock grid; nothing was read", e);
            }
        }
    }

    private static AdminAnswer answered(AdminAnswer answer, AdminQuery query, String group) {
        if (answer instanceof AdminAnswer.NotAllowed refused) {
            throw new NotAllowedException(refused.words());
        } else if (answer instanceof AdminAnswer.LimitExceeded exceeded) {
            String what = query instanceof AdminQuery.Sessions
                    ? "The list of sessions"
                    : query instanceof AdminQuery.Waits ? "The graph of who waits for whom" : "The answer";
            throw new LimitExceededException(exceeded.limit(), exceeded.value(), what + " of group '" + group + "'");
        }
        return answer;
    }

    private boolean settles(CompletableFuture<byte[]> answer, long nanos) throws InterruptedException {
        Promise<Boolean> settled = new Promise<>();
        settled.waitBy(runtime.services());
        answer.whenComplete((bytes, failure) -> settled.settle(true));
        return settled.await(nanos) != null;
    }

    private static String words(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof FormatException wrong) {
            throw wrong;
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** There is nothing to await: who leads is decided elsewhere, so ask again a little later. */
    private void pause(long nanos) {
        Promise<Boolean> rested = new Promise<>();
        rested.waitBy(runtime.services());
        runtime.services().after(nanos, () -> rested.settle(true));
        rested.awaitUninterruptibly(nanos * 4);
    }
}
