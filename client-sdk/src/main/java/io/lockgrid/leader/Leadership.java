package io.lockgrid.leader;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.surroundings.Surroundings;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A candidacy for a role that one of many has at a time. It stands in the queue of the lock with the role's name, leads
 * when it gets that, and stands again when a term is over, until it is closed. Thread-safe.
 *
 * <p>A candidate that waits costs no thread and asks nobody again and again: it is told. One that leads has one thread,
 * which runs {@link Leader#lead}. The next candidacy of this instance begins after that has returned and the lock was
 * given back, so one instance never leads twice at once.
 *
 * <p>A term ends when {@code lead} returns or throws, when the lock is taken away, or when it is asked to end: by {@link
 * #yield()}, {@link #close()}, an operator, or the close of the {@link LockGrid}. Whoever ends it from outside
 * interrupts the thread that leads, once, and never after {@code lead} has returned. What comes then:
 *
 * <ul>
 *   <li>{@code lead} returned by itself, which resigns: the next candidacy begins after a second.
 *   <li>{@code lead} threw: it is logged, and the next candidacy begins after 1 s, then 2 s, up to 30 s where that
 *       happens again and again.
 *   <li>The term was ended from outside: at once, behind those who wait already.
 *   <li>The grid did not answer: the candidacy goes on until it does.
 *   <li>The {@code LockGrid} is closed: this is over.
 * </ul>
 */
public final class Leadership implements AutoCloseable {
    private final Candidacy candidacy;
    private final String role;

    private Leadership(LockGrid grid, String role, Leader leader, Executor executor) {
        GridLock lock = grid.lock(role).withReason("leadership");
        this.role = lock.name();
        this.candidacy = new Candidacy(
                lock,
                Objects.requireNonNull(leader, "leader"),
                Objects.requireNonNull(executor, "executor"),
                Surroundings.JVM);
    }

    /**
     * Stands for a role from now on, and leads on a thread made for each term. Such a thread does not keep the process
     * alive.
     *
     * @param role the name of a lock, as for {@link LockGrid#lock(String)}
     * @throws IllegalArgumentException if it cannot be a lock's name
     * @throws io.lockgrid.GridClosedException if the grid instance is closed
     */
    public static Leadership of(LockGrid grid, String role, Leader leader) {
        return of(grid, role, leader, Candidacy.threadsOf(role, Surroundings.JVM));
    }

    /**
     * Stands for a role from now on, and leads on a thread of the executor.
     *
     * @param role the name of a lock, as for {@link LockGrid#lock(String)}
     * @param executor has a thread for as long as a term lasts. It must not run what it is given on the calling thread;
     *     where it refuses, the role is given back as if {@code lead} had thrown
     * @throws IllegalArgumentException if the role cannot be a lock's name
     * @throws io.lockgrid.GridClosedException if the grid instance is closed
     */
    public static Leadership of(LockGrid grid, String role, Leader leader, Executor executor) {
        Leadership leadership = new Leadership(grid, role, leader, executor);
        leadership.candidacy.stand();
        return leadership;
    }

    /** The role, which is the name of its lock. */
    public String role() {
        return role;
    }

    /**
     * Whether this instance leads, as conservatively as {@link Hold#isHeld()}: it turns false before the grid may let
     * another lead, and when the term is asked to end. Never blocks, no network.
     */
    public boolean isLeader() {
        OwnTerm term = candidacy.term();
        return term != null && term.isLeading();
    }

    /** The fence of the term, see {@link Term#fence()}; empty where {@link #isLeader()} is false. */
    public OptionalLong fence() {
        OwnTerm term = candidacy.term();
        return term != null && term.isLeading() ? OptionalLong.of(term.fence()) : OptionalLong.empty();
    }

    /**
     * Ends the term, if there is one, and stands again behind those who wait. It returns at once: the lock is given back
     * when {@code lead} has returned. Called by the thread that leads, it interrupts nobody.
     */
    public void yield() {
        OwnTerm term = candidacy.term();
        if (term != null) {
            term.end();
        }
    }

    /**
     * Stands no more: leaves the queue, or ends the term and waits for {@code lead} to return and the lock to be given
     * back, for 10 s at most. A leader that takes longer keeps the role until it returns, so that no other leads
     * meanwhile; the log says so. Called by the thread that leads, it waits for nothing.
     *
     * <p>A second call does the same. If the calling thread is interrupted, it does not wait any longer and the interrupt
     * flag stays set.
     */
    @Override
    public void close() {
        candidacy.close();
    }

    @Override
    public String toString() {
        return "Leadership[" + role + (isLeader() ? ", leads" : "") + "]";
    }

    /** What whoever leads does. */
    @FunctionalInterface
    public interface Leader {

        /**
         * Leads until the term is over. To return earlier is to resign.
         *
         * <p>When the term is over the thread is interrupted; return soon then, as nobody else leads before this has
         * returned, unless the lock was taken away.
         *
         * @throws Exception for what went wrong: the role is given back, and this instance stands again after a pause
         */
        void lead(Term term) throws Exception;

        /**
         * Whether to end the term when an operator asks for the lock, or when the {@link LockGrid} is being closed. No
         * leaves everything as it is. Runs on a thread for callbacks: answer soon.
         *
         * @return yes, unless overridden
         */
        default boolean yieldsTo(ReleaseRequest request) {
            return true;
        }
    }

    /** The time for which one leads, from the grant of the lock on. Thread-safe. */
    public interface Term {

        /**
         * A number above 0 that rises with every term of the role, whoever leads: the {@linkplain Hold#fence() fence} of
         * the lock. Send it along with every write, and let the resource refuse a lower one than it has seen.
         */
        long fence();

        /** Whether this term still goes on, as {@link Leadership#isLeader()} answers it. Never blocks, no network. */
        boolean isLeading();

        /**
         * Hears once why the lock was taken away, if it is; at once if it was before. Not told of a term that ends in
         * another way. Runs on a thread for callbacks: one that blocks holds up others.
         */
        void onRevoked(Consumer<? super LockLoss> listener);

        /**
         * Waits that long, or until the term is over. A {@code false} takes the interrupt of the term's end with it, so
         * that what is to be cleaned up can still wait for something.
         *
         * @return whether the time has passed and this term still goes on
         * @throws IllegalArgumentException if the time is negative
         * @throws InterruptedException if the thread is interrupted for another reason than the end of the term
         */
        boolean sleep(Duration time) throws InterruptedException;
    }
}
