package io.lockgrid.node.table;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session of a {@link Grid}, which numbers its commands. */
public final class Client {
    static final long TIME_TO_LIVE = 15_000;

    public final UUID id;
    final Home home;
    int maxHolds = Ask.MANY;
    int maxSessions = Ask.MANY;
    int maxOfClient = Ask.MANY;
    long highestFence;
    /** Whom the member that it is connected to knows it for. */
    @Nullable
    String identity;

    long lowestOpen = 1;
    long ackedNotices;
    /** The last sequence that was used. */
    public long sequence;

    private final Grid grid;

    Client(Grid grid, UUID id, Home home) {
        this.grid = grid;
        this.id = id;
        this.home = home;
    }

    /** Opens the session; where its claim is too low it claims what it is told then, as a live client does. */
    Outcome open() {
        ++sequence;
        Outcome result = send(opening());
        if (result instanceof Outcome.SessionUnknown tooLate) {
            highestFence = tooLate.lastFence();
            return send(opening());
        }
        return result;
    }

    /** What opens the session, under the present sequence. */
    Request.Open opening() {
        return new Request.Open(
                sequence,
                home,
                TIME_TO_LIVE,
                TIME_TO_LIVE / 5,
                highestFence,
                new SessionTerms(maxHolds, maxSessions, maxOfClient));
    }

    Outcome acquire(String name) {
        return send(Ask.lock(name));
    }

    Outcome send(Ask ask) {
        return send(ask.as(++sequence));
    }

    Outcome tryAcquire(String name) {
        return send(Ask.lock(name).notWaiting());
    }

    Outcome release(String name) {
        return release(name, 1, 0);
    }

    Outcome release(String name, long owner, long fence) {
        return send(new Request.Release(++sequence, name, owner, fence, 0));
    }

    Outcome releaseTo(int depthLeft, String name) {
        return send(new Request.Release(++sequence, name, 1, 0, depthLeft));
    }

    Outcome reenter(String name, int depth) {
        return send(new Request.Reenter(++sequence, name, 1, 0, depth));
    }

    Outcome renew(String name, long maxHoldMillis) {
        return send(new Request.Renew(++sequence, name, 1, 0, maxHoldMillis));
    }

    Outcome withdraw(long acquire) {
        return send(new Request.Withdraw(++sequence, acquire));
    }

    Outcome forceRelease(String name, long fence) {
        return send(new Request.ForceRelease(++sequence, name, fence, "alice", "stuck"));
    }

    Outcome endSession(UUID session) {
        return send(new Request.EndSession(++sequence, session, "alice", "gone wild"));
    }

    Outcome keepAlive() {
        return send(new Request.KeepAlive(++sequence));
    }

    Outcome close() {
        return send(new Request.Close(++sequence));
    }

    /** Sends a command alone. */
    Outcome send(Request command) {
        return batch(command).outcomes().get(0);
    }

    BatchReply batch(Request... commands) {
        return grid.apply(List.of(batchOf(commands)), List.of()).get(0);
    }

    Batch batchOf(Request... commands) {
        return new Batch(id, lowestOpen, ackedNotices, List.of(commands), identity);
    }

    /** Sends a command alone that must be granted. */
    long granted(Ask ask) {
        if (send(ask) instanceof Outcome.Granted granted) {
            return granted.fence();
        }
        throw new AssertionError("Not granted: " + ask.as(sequence));
    }

    long granted(String name) {
        return granted(Ask.lock(name));
    }
}
