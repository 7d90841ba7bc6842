package io.lockgrid.admin;

import io.lockgrid.admin.WaitGraph.Cycle;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clusters of parties that wait for each other (strongly connected components, after Tarjan) and one cycle in
 * each. Parties are numbers in their natural order, and nothing recurses, so that a long queue cannot overflow the
 * stack. Used by one thread, once.
 */
final class CycleFinder {

    private static final int UNSEEN = -1;

    /** The waits of each party, by the lock's name, then by the holder. */
    private final List<List<Wait>> waitsOf = new ArrayList<>();

    private final Map<Party, Integer> numbers = new HashMap<>();

    /** When each party was first seen. */
    private final int[] seen;

    /** The earliest party that each one leads to, among those whose cluster is not known yet. */
    private final int[] low;

    /** The cluster of each party: the one of its parties that was seen first. */
    private final int[] cluster;

    private CycleFinder(List<Wait> waits) {
        TreeSet<Party> parties = new TreeSet<>();
        for (Wait wait : waits) {
            parties.add(wait.waiter());
            parties.add(wait.holder());
        }
        for (Party party : parties) {
            numbers.put(party, numbers.size());
            waitsOf.add(new ArrayList<>());
        }
        List<Wait> ordered = new ArrayList<>(new LinkedHashSet<>(waits));
        ordered.sort(Comparator.comparing(Wait::lock).thenComparing(Wait::holder));
        for (Wait wait : ordered) {
            waitsOf.get(number(wait.waiter())).add(wait);
        }
        seen = unseen(parties.size());
        low = unseen(parties.size());
        cluster = unseen(parties.size());
    }

    static List<Cycle> find(List<Wait> waits) {
        CycleFinder finder = new CycleFinder(waits);
        finder.findClusters();
        return finder.cycles();
    }

    private void findClusters() {
        int clock = 0;
        Deque<Integer> open = new ArrayDeque<>();
        for (int root = 0; root < seen.length; root++) {
            if (seen[root] != UNSEEN) {
                continue;
            }
            Deque<Visit> path = new ArrayDeque<>();
            clock = enter(root, clock, path, open);
            while (!path.isEmpty()) {
                Visit visit = path.peek();
                if (visit.next < waitsOf.get(visit.party).size()) {
                    int holder =
                            number(waitsOf.get(visit.party).get(visit.next++).holder());
                    if (seen[holder] == UNSEEN) {
                        clock = enter(holder, clock, path, open);
                    } else if (cluster[holder] == UNSEEN) {
                        low[visit.party] = Math.min(low[visit.party], seen[holder]);
                    }
                } else {
                    path.pop();
                    leave(visit.party, path.peek(), open);
                }
            }
        }
    }

    private int enter(int party, int clock, Deque<Visit> path, Deque<Integer> open) {
        seen[party] = clock;
        low[party] = clock;
        path.push(new Visit(party));
        open.push(party);
        return clock + 1;
    }

    private void leave(int party, @Nullable Visit from, Deque<Integer> open) {
        if (from != null) {
            low[from.party] = Math.min(low[from.party], low[party]);
        }
        if (low[party] == seen[party]) {
            int member;
            do {
                member = open.pop();
                cluster[member] = party;
            } while (member != party);
        }
    }

    /** One cycle for each cluster that has one, by the first party of each. */
    private List<Cycle> cycles() {
        List<Cycle> cycles = new ArrayList<>();
        boolean[] named = new boolean[cluster.length];
        for (int party = 0; party < cluster.length; party++) {
            if (!named[cluster[party]]) {
                named[cluster[party]] = true;
                shortestThrough(party).ifPresent(cycles::add);
            }
        }
        return cycles;
    }

    /** Breadth first within the party's cluster; empty if it is alone in it and does not wait for itself. */
    private Optional<Cycle> shortestThrough(int start) {
        Map<Integer, Wait> reachedBy = new HashMap<>();
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            for (Wait wait : waitsOf.get(queue.remove())) {
                int holder = number(wait.holder());
                if (cluster[holder] == cluster[start] && reachedBy.putIfAbsent(holder, wait) == null) {
                    if (holder == start) {
                        return Optional.of(backTo(start, reachedBy));
                    }
                    queue.add(holder);
                }
            }
        }
        return Optional.empty();
    }

    private Cycle backTo(int start, Map<Integer, Wait> reachedBy) {
        List<Wait> waits = new ArrayList<>();
        int party = start;
        do {
            Wait wait = Objects.requireNonNull(reachedBy.get(party));
            waits.add(wait);
            party = number(wait.waiter());
        } while (party != start);
        Collections.reverse(waits);
        return new Cycle(waits);
    }

    private int number(Party party) {
        return Objects.requireNonNull(numbers.get(party));
    }

    private static int[] unseen(int parties) {
        int[] numbers = new int[parties];
        Arrays.fill(numbers, UNSEEN);
        return numbers;
    }

    /** A party on the path from the root, and how many of its waits were followed. */
    private static final class Visit {
        private final int party;
        private int next;

        private Visit(int party) {
            this.party = party;
        }
    }
}
