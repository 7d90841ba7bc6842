package io.lockgrid.console.graph;

import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The longest row of parties of whom each waits for the next: whoever is last keeps them all waiting. */
final class LongestChain {
    private LongestChain() {}

    /** Its waits, the first waiter first; a cycle is followed once. */
    static List<Wait> of(List<Wait> waits) {
        Map<Party, List<Wait>> from = new HashMap<>();
        waits.forEach(wait ->
                from.computeIfAbsent(wait.waiter(), party -> new ArrayList<>()).add(wait));
        Map<Party, Integer> lengths = new HashMap<>();
        Map<Party, Wait> next = new HashMap<>();
        for (Party party : from.keySet()) {
            measure(party, from, lengths, next);
        }
        Party best = null;
        for (Party party : from.keySet()) {
            if (best == null || length(party, lengths) > length(best, lengths)) {
                best = party;
            }
        }
        return follow(best, next);
    }

    private static int length(Party party, Map<Party, Integer> lengths) {
        return lengths.getOrDefault(party, 0);
    }

    /** Depth first with a stack of its own: a long queue must not overflow the thread's. */
    private static void measure(
            Party start, Map<Party, List<Wait>> from, Map<Party, Integer> lengths, Map<Party, Wait> next) {
        Deque<Party> open = new ArrayDeque<>(List.of(start));
        Set<Party> entered = new HashSet<>();
        while (!open.isEmpty()) {
            Party party = open.element();
            if (lengths.containsKey(party)) {
                open.remove();
            } else if (entered.add(party)) {
                from.getOrDefault(party, List.of()).stream()
                        .map(Wait::holder)
                        .filter(holder -> !lengths.containsKey(holder) && !entered.contains(holder))
                        .forEach(open::push);
            } else {
                open.remove();
                int longest = 0;
                for (Wait wait : from.getOrDefault(party, List.of())) {
                    int length = 1 + length(wait.holder(), lengths);
                    if (length > longest) {
                        longest = length;
                        next.put(party, wait);
                    }
                }
                lengths.put(party, longest);
            }
        }
    }

    private static List<Wait> follow(@Nullable Party start, Map<Party, Wait> next) {
        List<Wait> chain = new ArrayList<>();
        Set<Party> seen = new HashSet<>();
        Party party = start;
        while (party != null && seen.add(party)) {
            Wait wait = next.get(party);
            if (wait != null) {
                chain.add(wait);
            }
            party = wait == null ? null : wait.holder();
        }
        return chain;
    }
}
