package io.lockgrid.admin;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Who waits for whom, and the cycles in it: parties that wait for each other and would wait for ever, unless one of
 * them gives up, is released by force, or loses its hold. Immutable and thread-safe.
 *
 * <p>Who waits for a lock that several hold waits for each of them, of whom the 20 are here that have it for longest. A
 * lock that nobody holds, because it is in lock-delay, is not in the graph.
 *
 * <p>Parties are told apart by session, member and owner. A thread is one party, with all that it holds and waits for,
 * which is how it is seen to wait for a lock that it holds itself. What was asked for by {@code acquireAsync} belongs to
 * no thread: each such hold and wait is a party of its own, so that a cycle is never drawn between those that only began
 * on one thread, and none is found that leads through them. Where several parties of a session have the same label, the
 * grid adds to it what tells them apart, such as {@code worker (thread 57)} or {@code loop-1 (acquire 42)}.
 *
 * @param waits every wait for a lock that is held
 * @param cycles the deadlocks among them; see {@link #of}
 */
public record WaitGraph(List<Wait> waits, List<Cycle> cycles) {

    /** Copies the lists. */
    public WaitGraph {
        waits = List.copyOf(waits);
        cycles = List.copyOf(cycles);
    }

    /**
     * Finds the cycles among these waits. Parties that wait for each other, directly or through others, make up a
     * cluster; each cluster is named by one cycle, the shortest one through its first party. So every deadlock shows
     * up; where a cluster has several cycles, the next shows up when the first is broken.
     *
     * <p>The cycles do not depend on the order of the waits. The time it takes grows with the number of waits.
     *
     * @param waits in any order
     */
    public static WaitGraph of(List<Wait> waits) {
        return new WaitGraph(waits, CycleFinder.find(waits));
    }

    /**
     * Somebody who holds or waits. Immutable; ordered by member, owner and session.
     *
     * @param session the id of the session
     * @param member the name of the member or client
     * @param owner the name of the thread, or another label of the owner; of one party only
     */
    public record Party(String session, String member, String owner) implements Comparable<Party> {

        private static final Comparator<Party> ORDER =
                Comparator.comparing(Party::member).thenComparing(Party::owner).thenComparing(Party::session);

        /** Checks that nothing is missing. */
        public Party {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(owner, "owner");
        }

        @Override
        public int compareTo(Party other) {
            return ORDER.compare(this, other);
        }

        /** The party for people, such as {@code worker-3 of app-1}. */
        public String inWords() {
            return owner + " of " + member;
        }
    }

    /**
     * One waits for a lock that another holds, alone or with others. Immutable.
     *
     * @param waiter who waits
     * @param lock the name of the lock
     * @param holder who holds it; may be the waiter itself, who then waits for ever
     */
    public record Wait(Party waiter, String lock, Party holder) {

        /** Checks that nothing is missing. */
        public Wait {
            Objects.requireNonNull(waiter, "waiter");
            Objects.requireNonNull(lock, "lock");
            Objects.requireNonNull(holder, "holder");
        }
    }

    /**
     * A deadlock. Immutable.
     *
     * @param waits the waits in order: each one's holder is the next one's waiter, and the last one's holder the waiter
     *     of the first
     */
    public record Cycle(List<Wait> waits) {

        /**
         * Copies the waits and checks that they are a cycle.
         *
         * @throws IllegalArgumentException if they are not
         */
        public Cycle {
            waits = List.copyOf(waits);
            Check.that(!waits.isEmpty(), "A cycle has at least one wait");
            Wait last = waits.get(waits.size() - 1);
            for (Wait wait : waits) {
                Check.that(last.holder().equals(wait.waiter()), last + " is not followed by a wait of its holder");
                last = wait;
            }
        }

        /**
         * The cycle for people, such as {@code worker-1 of app-1 waits for "b" held by worker-2 of app-2, who waits for
         * "a" held by worker-1 of app-1}.
         */
        public String inWords() {
            StringBuilder words = new StringBuilder(waits.get(0).waiter().inWords());
            String joint = " waits for \"";
            for (Wait wait : waits) {
                words.append(joint)
                        .append(wait.lock())
                        .append("\" held by ")
                        .append(wait.holder().inWords());
                joint = ", who waits for \"";
            }
            return words.toString();
        }
    }
}
