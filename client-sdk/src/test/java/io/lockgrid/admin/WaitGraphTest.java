package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lockgrid.admin.WaitGraph.Cycle;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitGraphTest {

    private static final Party A = new Party("s1", "app-1", "worker-1");
    private static final Party B = new Party("s2", "app-2", "worker-2");
    private static final Party C = new Party("s3", "app-3", "worker-3");

    @Test
    void waitsThatEndSomewhereAreNoCycle() {
        List<Wait> waits = List.of(new Wait(A, "x", B), new Wait(B, "y", C), new Wait(A, "y", C));

        assertThat(WaitGraph.of(waits)).isEqualTo(new WaitGraph(waits, List.of()));
        assertThat(WaitGraph.of(List.of()).cycles()).isEmpty();
    }

    @Test
    void twoThatWaitForEachOtherAreNamedInOrder() {
        WaitGraph graph = WaitGraph.of(List.of(new Wait(B, "x", A), new Wait(A, "y", B)));

        assertThat(graph.cycles()).containsExactly(new Cycle(List.of(new Wait(A, "y", B), new Wait(B, "x", A))));
        assertThat(graph.cycles().get(0).inWords())
                .isEqualTo("worker-1 of app-1 waits for \"y\" held by worker-2 of app-2, "
                        + "who waits for \"x\" held by worker-1 of app-1");
    }

    @Test
    void onePartyThatWaitsForItselfIsACycle() {
        Wait itself = new Wait(A, "x", A);

        assertThat(WaitGraph.of(List.of(itself)).cycles()).containsExactly(new Cycle(List.of(itself)));
        assertThat(new Cycle(List.of(itself)).inWords())
                .isEqualTo("worker-1 of app-1 waits for \"x\" held by worker-1 of app-1");
    }

    @Test
    void whoWaitsForADeadlockIsNotPartOfIt() {
        WaitGraph graph = WaitGraph.of(List.of(new Wait(A, "x", B), new Wait(B, "y", C), new Wait(C, "z", B)));

        assertThat(graph.cycles()).containsExactly(new Cycle(List.of(new Wait(B, "y", C), new Wait(C, "z", B))));
    }

    @Test
    void ownersOfOneSessionAreToldApartByTheirLabels() {
        Party other = new Party(A.session(), A.member(), "worker-9");

        assertThat(WaitGraph.of(List.of(new Wait(A, "x", B), new Wait(B, "y", other)))
                        .cycles())
                .isEmpty();
    }

    @Test
    void theSameDeadlockIsNamedTheSameWhateverTheOrderOfTheWaits() {
        List<Wait> waits = new ArrayList<>(List.of(
                new Wait(A, "y", B),
                new Wait(A, "x", B),
                new Wait(B, "z", C),
                new Wait(B, "w", A),
                new Wait(C, "v", A)));
        List<Cycle> expected = List.of(new Cycle(List.of(new Wait(A, "x", B), new Wait(B, "w", A))));

        for (int turn = 0; turn < waits.size(); turn++) {
            Collections.rotate(waits, 1);
            assertThat(WaitGraph.of(waits).cycles()).isEqualTo(expected);
        }
    }

    @Test
    void aCycleOfTenThousandIsFound() {
        List<Wait> waits = new ArrayList<>(chain(10_000));
        waits.add(new Wait(party(10_000), "last", party(0)));

        assertThat(WaitGraph.of(waits).cycles()).containsExactly(new Cycle(waits));
    }

    @Test
    void aChainOfTenThousandIsNoCycle() {
        assertThat(WaitGraph.of(chain(10_000)).cycles()).isEmpty();
    }

    @Test
    void aQueueOfTenThousandForOneLockIsNoCycle() {
        List<Wait> waits = IntStream.range(0, 10_000)
                .mapToObj(i -> new Wait(party(i), "x", A))
                .toList();

        assertThat(WaitGraph.of(waits).cycles()).isEmpty();
    }

    @Test
    void aCycleIsClosed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(List.of(new Wait(A, "x", B))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cycle(List.of(new Wait(A, "x", B), new Wait(C, "y", A))));
    }

    @Test
    void itDoesNotChangeWithTheListsItCameFrom() {
        Wait itself = new Wait(A, "x", A);
        List<Wait> waits = new ArrayList<>(List.of(itself));
        Cycle cycle = new Cycle(waits);
        WaitGraph graph = WaitGraph.of(waits);

        waits.clear();

        assertThat(cycle.waits()).containsExactly(itself).isUnmodifiable();
        assertThat(graph.waits()).containsExactly(itself).isUnmodifiable();
        assertThat(graph.cycles()).isUnmodifiable();
    }

    private static List<Wait> chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> new Wait(party(i), "lock-" + i, party(i + 1)))
                .toList();
    }

    private static Party party(int number) {
        return new Party("s", "app", String.format("worker-%05d", number));
    }
}
