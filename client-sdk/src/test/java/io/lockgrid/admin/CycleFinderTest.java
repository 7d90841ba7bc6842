package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.WaitGraph.Cycle;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The finder against one that tries every path. */
class CycleFinderTest {

    private static final int GRAPHS = 20_000;
    private static final int UNREACHABLE = 1_000;

    @Test
    void itNamesOneShortestCycleForEachClusterOfARandomGraph() {
        Random random = new Random(42);
        int withCycles = 0;
        int withSeveral = 0;
        for (int i = 0; i < GRAPHS; i++) {
            List<Wait> waits = randomWaits(random);
            List<Cycle> cycles = CycleFinder.find(waits);

            assertThat(cycles.stream().map(CycleFinderTest::startAndLength).toList())
                    .as("%s", waits)
                    .isEqualTo(expected(waits));
            for (Cycle cycle : cycles) {
                assertThat(waits).containsAll(cycle.waits());
            }
            withCycles += cycles.isEmpty() ? 0 : 1;
            withSeveral += cycles.size() > 1 ? 1 : 0;
        }
        assertThat(withCycles).isBetween(GRAPHS / 10, GRAPHS * 9 / 10);
        assertThat(withSeveral).isGreaterThan(GRAPHS / 100);
    }

    @Test
    void itDoesNotDependOnTheOrderOfTheWaits() {
        Random random = new Random(43);
        for (int i = 0; i < GRAPHS / 10; i++) {
            List<Wait> waits = randomWaits(random);
            List<Wait> shuffled = new ArrayList<>(waits);
            Collections.shuffle(shuffled, random);

            assertThat(CycleFinder.find(shuffled)).isEqualTo(CycleFinder.find(waits));
        }
    }

    private record StartAndLength(Party start, int length) {}

    private static StartAndLength startAndLength(Cycle cycle) {
        return new StartAndLength(cycle.waits().get(0).waiter(), cycle.waits().size());
    }

    /** For each cluster that has a cycle its first party, and the length of the shortest cycle through it. */
    private static List<StartAndLength> expected(List<Wait> waits) {
        List<StartAndLength> expected = new ArrayList<>();
        List<Party> parties =
                waits.stream().map(Wait::waiter).distinct().sorted().toList();
        for (Party party : parties) {
            int length = distance(party, party, waits, new HashSet<>());
            boolean first = parties.stream()
                    .filter(other -> other.compareTo(party) < 0)
                    .noneMatch(other -> distance(party, other, waits, new HashSet<>()) < UNREACHABLE
                            && distance(other, party, waits, new HashSet<>()) < UNREACHABLE);
            if (first && length < UNREACHABLE) {
                expected.add(new StartAndLength(party, length));
            }
        }
        return expected;
    }

    /** The least number of waits, at least one, that lead from one party to another. */
    private static int distance(Party from, Party to, List<Wait> waits, Set<Party> visited) {
        int least = UNREACHABLE;
        for (Wait wait : waits) {
            if (wait.waiter().equals(from)) {
                if (wait.holder().equals(to)) {
                    return 1;
                }
                if (visited.add(wait.holder())) {
                    least = Math.min(least, 1 + distance(wait.holder(), to, waits, visited));
                    visited.remove(wait.holder());
                }
            }
        }
        return least;
    }

    /** Up to eight parties; every lock has one holder, as in the grid. */
    private static List<Wait> randomWaits(Random random) {
        int parties = 1 + random.nextInt(8);
        List<Party> holders = new ArrayList<>();
        for (int lock = 0; lock < parties; lock++) {
            holders.add(party(random.nextInt(parties)));
        }
        List<Wait> waits = new ArrayList<>();
        for (int i = random.nextInt(parties + 3); i > 0; i--) {
            int lock = random.nextInt(holders.size());
            waits.add(new Wait(party(random.nextInt(parties)), "lock-" + lock, holders.get(lock)));
        }
        return waits;
    }

    private static Party party(int number) {
        return new Party("s" + number % 3, "app-" + number % 3, "worker-" + number);
    }
}
