package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import java.util.List;
import java.util.UUID;

/** One session of a {@link Grid}, which numbers its commands. */
public final class Client {
    static final long TIME_TO_LIVE = 15_000;

    public final UUID id;
    final Home home;
    int maxHolds = Ask.MANY;
    int maxSessions = Ask.MANY;
    int maxOfClient = Ask.MANY;
    long highestFence;
    long lowestOpen = 1;
    long ackedEvents;
    /** The last sequence that was used. */
    public long sequence;

    private final Grid grid;

    Client(Grid grid, UUID id, Home home) {
        this.grid = grid;
        this.id = id;
        this.home = home;
    }

    /** Opens the session; where its claim is too low it claims what it is told then, as a live client does. */
    Result open() {
        ++sequence;
        Result result = send(opening());
        if (result instanceof Result.SessionUnknown tooLate) {
            highestFence = tooLate.lastFence();
            return send(opening());
        }
        return result;
    }

    /** What opens the session, under the present sequence. */
    SessionCommand.OpenSession opening() {
        return new SessionCommand.OpenSession(
                sequence, home, TIME_TO_LIVE, TIME_TO_LIVE / 5, maxHolds, maxSessions, maxOfClient, highestFence);
    }

    Result acquire(String name) {
        return send(Ask.lock(name));
    }

    Result send(Ask ask) {
        return send(ask.as(++sequence));
    }

    Result tryAcquire(String name) {
        return send(Ask.lock(name).notWaiting());
    }

    Result release(String name) {
        return release(name, 1, 0);
    }

    Result release(String name, long owner, long fence) {
        return send(new SessionCommand.Release(++sequence, name, owner, fence, 0));
    }

    Result releaseTo(int depthLeft, String name) {
        return send(new SessionCommand.Release(++sequence, name, 1, 0, depthLeft));
    }

    Result reenter(String name, int depth) {
        return send(new SessionCommand.Reenter(++sequence, name, 1, 0, depth));
    }

    Result renew(String name, long maxHoldMillis) {
        return send(new SessionCommand.Renew(++sequence, name, 1, 0, maxHoldMillis));
    }

    Result withdraw(long acquire) {
        return send(new SessionCommand.Withdraw(++sequence, acquire));
    }

    Result forceRelease(String name, long fence) {
        return send(new SessionCommand.ForceRelease(++sequence, name, fence, "alice", "stuck", 100));
    }

    Result endSession(UUID session) {
        return send(new SessionCommand.EndSession(++sequence, session, "alice", "gone wild", 100));
    }

    Result keepAlive() {
        return send(new SessionCommand.KeepAlive(++sequence));
    }

    Result close() {
        return send(new SessionCommand.CloseSession(++sequence));
    }

    /** Sends a command alone. */
    Result send(SessionCommand command) {
        return batch(command).results().get(0);
    }

    BatchReply batch(SessionCommand... commands) {
        return grid.apply(List.of(batchOf(commands)), List.of()).get(0);
    }

    SessionBatch batchOf(SessionCommand... commands) {
        return new SessionBatch(id, lowestOpen, ackedEvents, List.of(commands));
    }

    /** Sends a command alone that must be granted. */
    long granted(Ask ask) {
        if (send(ask) instanceof Result.Granted granted) {
            return granted.fence();
        }
        throw new AssertionError("Not granted: " + ask.as(sequence));
    }

    long granted(String name) {
        return granted(Ask.lock(name));
    }
}
