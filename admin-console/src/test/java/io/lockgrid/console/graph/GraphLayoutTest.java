package io.lockgrid.console.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.WaitGraph;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the parties of a wait-for graph are drawn, and what is told of them. */
class GraphLayoutTest {
    private final GraphLayout layout = new GraphLayout();

    private static Party party(int number) {
        return new Party("session-" + number, "app", "thread-" + number);
    }

    private static Wait wait(int waiter, int holder) {
        return new Wait(party(waiter), "lock-" + waiter + "-" + holder, party(holder));
    }

    @Test
    void whatIsDeadlockedIsMarkedAndTheRestIsNot() {
        Drawing drawing = layout.draw(WaitGraph.of(List.of(wait(1, 2), wait(2, 1), wait(3, 4))));

        assertThat(drawing.arrows().stream()
                        .filter(Drawing.Arrow::dead)
                        .map(arrow -> arrow.edge().lock()))
                .containsExactlyInAnyOrder("lock-1-2", "lock-2-1");
        assertThat(drawing.boxes().stream().filter(Drawing.Box::dead).map(Drawing.Box::party))
                .containsExactlyInAnyOrder(party(1), party(2));
    }

    @Test
    void theLongestChainOfWaitsIsMarked() {
        Drawing drawing = layout.draw(WaitGraph.of(List.of(wait(1, 2), wait(2, 3), wait(3, 4), wait(5, 4))));

        assertThat(drawing.arrows().stream()
                        .filter(Drawing.Arrow::chain)
                        .map(arrow -> arrow.edge().lock()))
                .containsExactlyInAnyOrder("lock-1-2", "lock-2-3", "lock-3-4");
    }

    @Test
    void noTwoPartiesAreDrawnOnTopOfEachOther() {
        List<Wait> waits = new ArrayList<>();
        for (int i = 1; i < 40; i++) {
            waits.add(wait(i, i / 3));
        }
        List<Drawing.Box> boxes = layout.draw(WaitGraph.of(waits)).boxes();

        assertThat(boxes).hasSize(40);
        for (Drawing.Box one : boxes) {
            assertThat(boxes)
                    .filteredOn(other -> other != one && overlap(one, other))
                    .isEmpty();
        }
    }

    @Test
    void namesOfLocksStandBetweenThePartiesAndNotOnEachOther() {
        List<Wait> waits = new ArrayList<>(List.of(wait(1, 2), wait(2, 1)));
        for (int i = 3; i < 20; i++) {
            waits.add(wait(i, i / 3));
        }
        Drawing drawing = layout.draw(WaitGraph.of(waits));

        for (Drawing.Arrow one : drawing.arrows()) {
            assertThat(drawing.arrows())
                    .filteredOn(other -> other != one
                            && Math.abs(other.labelX() - one.labelX()) < 60
                            && Math.abs(other.labelY() - one.labelY()) < 12)
                    .isEmpty();
            assertThat(drawing.boxes())
                    .filteredOn(box -> one.labelX() > box.x()
                            && one.labelX() < box.x() + box.width()
                            && one.labelY() > box.y()
                            && one.labelY() < box.y() + box.height())
                    .isEmpty();
        }
    }

    private static boolean overlap(Drawing.Box one, Drawing.Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    @Test
    void moreThanCanBeLookedAtIsCountedAndDeadlocksAreDrawnAllTheSame() {
        List<Wait> waits = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            waits.add(wait(i, 0));
        }
        waits.add(wait(9_001, 9_002));
        waits.add(wait(9_002, 9_001));
        Drawing drawing = layout.draw(WaitGraph.of(waits));

        assertThat(drawing.arrows()).hasSize(120);
        assertThat(drawing.left()).isEqualTo(5_002 - 120);
        assertThat(drawing.arrows()).filteredOn(Drawing.Arrow::dead).hasSize(2);
    }

    @Test
    void notMoreThanCanBeLookedAtIsDrawnOfALongChainOrALargeDeadlock() {
        List<Wait> waits = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            waits.add(wait(i, i + 1));
        }
        waits.add(wait(9_001, 9_002));
        waits.add(wait(9_002, 9_001));
        Drawing chain = layout.draw(WaitGraph.of(waits));

        assertThat(chain.arrows()).hasSize(120);
        assertThat(chain.arrows()).filteredOn(Drawing.Arrow::dead).hasSize(2);
        assertThat(chain.left()).isEqualTo(302 - 120);

        waits.add(wait(301, 1));
        assertThat(layout.draw(WaitGraph.of(waits)).arrows()).hasSize(120).allMatch(Drawing.Arrow::dead);
    }

    @Test
    void nobodyWaitsForNobody() {
        assertThat(layout.draw(WaitGraph.of(List.of())).boxes()).isEmpty();
    }
}
