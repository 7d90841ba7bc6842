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
     * there are; {@link #lock(String)} has them.
     */
    LockPage locks(LockQuery query);

    /**
     * The live locks as folders, one level of them: names fold at the next {@code /} behind the prefix of the query.
     * Every lock that meets the conditions is counted in its folder or is, if there is no such {@code /}, on the pages
     * of locks, which {@link LockQuery#sort()}, {@link LockQuery#offset()} and {@link LockQuery#limit()} are about.
     */
    LockFolders folders(LockQuery query);

    /** Every live lock below a prefix as folders; the first 100 of the locks without a further {@code /}. */
    default LockFolders folders(String prefix) {
        return folders(LockQuery.all().withPrefix(prefix));
    }

    /**
     * One lock, with its holder and its waiters, the next one first: all of them, or as many as {@code
     * limits.answer-rows} allows (200,000 unless configured otherwise).
     *
     * @param name as for {@link io.lockgrid.LockGrid#lock(String)}
     * @return empty if the lock is neither held nor waited for nor in lock-delay
     * @throws IllegalArgumentException if it cannot be a lock's name
     */
    Optional<LockInfo> lock(String name);

    /**
     * The sessions of members, of light clients, and of callers of Hazelcast's own lock API, with all that they hold
     * and wait for; ordered by name, then id.
     *
     * @throws io.lockgrid.LimitExceededException if a group has more of sessions, holds and waits together than {@code
     *     limits.answer-rows} allows (200,000 unless configured otherwise)
     */
    List<SessionInfo> sessions();

    /**
     * Asks the holder to let a lock go, which is the mildest that an operator can do: a notice reaches the holder, who
     * hears it if it {@linkplain io.lockgrid.Hold#onReleaseRequested listens}. Nothing else changes. A holder that does
     * not listen, such as a {@link io.lockgrid.ThreadLock}, is unaffected; one that came by Hazelcast's own lock API
     * cannot hear, and the outcome says so.
     *
     * <p>Only the hold with this fence is asked. A second request that comes before the holder has
     * confirmed the first, which takes it a second or two, adds nothing.
     *
     * <p>The act is in the {@linkplain #audit audit trail} before this returns, also if nobody was asked.
     *
     * @param name as for {@link io.lockgrid.LockGrid#lock(String)}
     * @param fence of the hold that is meant, as it was seen; above 0
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} is cut off
     * @throws IllegalArgumentException if an argument is not as described
     */
    AskOutcome askToRelease(String name, long fence, String actor, String reason);

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

    /**
     * Gives a member a free seat, at once and out of turn: the keepers of the members do it by themselves otherwise.
     * Refused if no seat is free, if the member has one, cannot have one (a lite member), is stopping or not there.
     *
     * <p>This and the other acts on members are in the {@linkplain #audit audit trail} of the default group before
     * anything is done, and with their outcome before this returns.
     *
     * @param memberId see {@link MemberInfo#id()}; its {@link MemberInfo#address()} will do
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} is cut off
     * @throws IllegalArgumentException if an argument is not as described
     */
    ActOutcome promote(String memberId, String actor, String reason);

    /**
     * Takes the seat of a member away, whether the member is gone or here. It is done by a majority of the present
     * seats, and refused if those that are left would have no majority of themselves that is here, or would be fewer
     * than two.
     *
     * <p>The free seat goes to another member that can take one. A member that is here and has lost its seat this way
     * takes none by itself until it is {@linkplain #promote promoted} or restarted.
     *
     * @param memberId the {@linkplain MemberInfo#id() id} or the address of the member, or of the seat of one that is
     *     gone
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} is cut off
     * @throws IllegalArgumentException if an argument is not as described
     */
    ActOutcome removeSeat(String memberId, String actor, String reason);

    /**
     * Makes another member the leader of a CP group. No lock is lost; calls wait for the moment that it takes. Refused
     * if the member is not in the group, leads it already, or cannot be reached.
     *
     * <p>The keepers even leadership out again when a member leads at least two groups more than another.
     *
     * @param group see {@link GroupInfo#name()}
     * @param memberId see {@link MemberInfo#id()}; its {@link MemberInfo#address()} will do
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} is cut off
     * @throws IllegalArgumentException if an argument is not as described
     */
    ActOutcome moveLeadership(String group, String memberId, String actor, String reason);

    /**
     * Gives up a lock table whose majority is lost, and has the members that are left found a new grid: what {@code
     * on-majority-loss: restart-table} does by itself, by hand. <b>Every hold is lost</b>, and its holder is told; fences
     * go on rising. The members of the old majority, if they still run somewhere, may serve their callers until they
     * meet the new grid: be sure that they are dead.
     *
     * <p>Refused while a majority answers, and while the members of a majority are in the cluster: that will answer
     * again by itself. The member that is asked is one that this process is connected to, and it has to be one of the
     * grid that lost its majority.
     *
     * <p>The old audit trail ends with the old table. The act is written to the log of every member that starts anew,
     * and this process writes it into the audit trail of the new grid as soon as that answers; {@link
     * ActOutcome#words()} says whether that was before this returned. If this process ends before, it is in the logs
     * only. A refusal is in neither.
     *
     * @param actor who does it; not blank
     * @param reason why; not blank. Of both, what is longer than {@code limits.label-length} is cut off
     * @throws IllegalArgumentException if an argument is not as described
     */
    ActOutcome restartTable(String actor, String reason);

    /**
     * Who waits for whom right now, with the deadlocks among them.
     *
     * @throws io.lockgrid.LimitExceededException if more wait in a group than {@code limits.answer-rows} allows
     */
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
     * (10,000 unless configured otherwise; 0 keeps none). Of as many locks, but 10,000 at most, it also keeps the last 16
     * events each, so that a busy lock does not push out what is known of a quiet one; locks that are not held are
     * forgotten first. Older events are gone. So are those of before the member that leads became part of the group.
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
