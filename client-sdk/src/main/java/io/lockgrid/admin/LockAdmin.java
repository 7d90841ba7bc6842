package io.lockgrid.admin;

import java.util.List;
import java.util.Optional;

/**
 * What an operator may ask: who holds and who waits, and to take a hold away. See {@link
 * io.lockgrid.LockGrid#admin()}. Thread-safe.
 *
 * <p>Every read is linearizable: it shows the state at one moment between the call and its return, and everything that
 * was answered to anyone before the call. Two calls see two moments. With several CP groups, each group is read at a
 * moment of its own.
 *
 * <p>Every method throws {@link io.lockgrid.GridUnavailableException} if the grid did not answer for {@code
 * call-timeout} (10 s unless configured otherwise), and {@link io.lockgrid.GridClosedException} if the grid instance is
 * closed.
 *
 * <p>The name of the actor is written down as it is given. Nobody checks it here: whoever asks on behalf of people has
 * to sign them in first.
 */
public interface LockAdmin {

    /**
     * A page of the live locks: held, waited for, or in lock-delay. Idle locks are not known to the grid.
     *
     * <p>The locks of a page carry the first few of their waiters, with {@link LockInfo#waiterCount()} saying how many
     * there are; {@link #lock(String)} has them all.
     */
    LockPage locks(LockQuery query);

    /**
     * One lock, with its holder and all its waiters, the next one first.
     *
     * @param name as for {@link io.lockgrid.LockGrid#lock(String)}
     * @return empty if the lock is neither held nor waited for nor in lock-delay
     * @throws IllegalArgumentException if it cannot be a lock's name
     */
    Optional<LockInfo> lock(String name);

    /**
     * The sessions of members, of light clients, and of callers of Hazelcast's own lock API, with all that they hold
     * and wait for; ordered by name, then id.
     */
    List<SessionInfo> sessions();

    /**
     * Takes one hold away from its holder, who is told with the actor and the reason. A later hold of the same lock is
     * never touched: if the fence is no longer that of the present hold, nothing is released and the answer says who
     * holds now. A reentrant hold is released whole. The lock goes to the next waiter after its lock-delay, if it has
     * one.
     *
     * <p><b>The holder may still be writing.</b> From then on two may use the resource, unless it checks fences.
     *
     * <p>The act is in the {@linkplain #audit audit trail} before this returns, also if the fence had moved on.
     *
     * @param name as for {@link io.lockgrid.LockGrid#lock(String)}
     * @param fence of the hold to release, as it was seen; above 0
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} (256 characters unless
     *     configured otherwise) is cut off
     * @throws IllegalArgumentException if an argument is not as described
     */
    ReleaseOutcome forceRelease(String name, long fence, String actor, String reason);

    /**
     * Ends a session, with every hold and wait in it. Its process is told of each lost hold, and opens a new session if
     * it is alive. The warning of {@link #forceRelease} holds here too, for every lock that the session held. The act
     * is in the {@linkplain #audit audit trail} before this returns, also if there was no such session.
     *
     * @param sessionId see {@link SessionInfo#id()}; ids are never used again
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} is cut off
     * @return whether there was such a session
     * @throws IllegalArgumentException if the id cannot be one of a session, or the actor or the reason is blank
     */
    boolean closeSession(String sessionId, String actor, String reason);

    /** Who waits for whom right now, with the deadlocks among them. */
    WaitGraph waitGraph();

    /** The CP groups that locks live in, and the members. */
    GroupsInfo groups();

    /**
     * What operators did, newest first. The grid keeps a bounded number of entries ({@code limits.audit-entries}, 1000
     * unless configured otherwise); older ones are gone.
     *
     * @param newest how many entries at most
     * @throws IllegalArgumentException if it is negative
     */
    List<AuditEntry> audit(int newest);

    /**
     * What happened to the locks of each group since the member that leads it began to count, in the order of the
     * configured groups. See {@link GroupStatistics} for what a change of leader does to the numbers.
     */
    List<GroupStatistics> statistics();

    /**
     * What happened to one lock lately, newest first, whether it is in use now or not. Each member that replicates a
     * group keeps the latest events of all its locks together, as many as its {@code limits.history-events} says
     * (10,000 unless configured otherwise; 0 keeps none); older ones are gone. So are those of before the member that
     * leads became part of the group.
     *
     * @param name as for {@link io.lockgrid.LockGrid#lock(String)}
     * @param most how many events at most, 1 to 1000
     * @throws IllegalArgumentException if it cannot be a lock's name, or the number is not as described
     */
    List<LockEvent> history(String name, int most);

    /**
     * What happened to all locks of all groups behind a place in the stream of events, oldest first. To follow the
     * stream, begin with {@link EventCursor#oldest()} or {@link EventCursor#latest()} and go on with {@link
     * LockEvents#next()}: no event comes twice, also when another member leads, and {@link LockEvents#gap()} tells when
     * some are gone for good, within the bounds that {@link #history} has too.
     *
     * @param after where to begin
     * @param most how many events at most, 1 to 1000
     * @throws IllegalArgumentException if the number is not as described
     */
    LockEvents events(EventCursor after, int most);
}
