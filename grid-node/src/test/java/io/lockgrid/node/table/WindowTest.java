package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.trie.Edit;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void keepsTheAnswersFromTheLowestOpenSequenceOn(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = Window.BOUND) int width) {
        Random random = new Random(seed);
        TreeMap<Long, Outcome> expected = new TreeMap<>();
        Edit edit = new Edit();
        Window window = new Window(edit, 0);
        for (int i = 0; i < 1_000; i++) {
            long lowest = window.lowestOpen();
            if (random.nextInt(20) == 0) {
                window.raise(lowest + random.nextInt(2 * width) - 3);
                expected.headMap(window.lowestOpen()).clear();
                assertThat(window.lowestOpen()).isGreaterThanOrEqualTo(lowest);
            } else {
                long sequence = lowest + random.nextInt(width);
                Outcome answer = Outcome.Queued.QUEUED;
                window.put(sequence, answer);
                expected.put(sequence, answer);
            }
            long asked = window.lowestOpen() - 2 + random.nextInt(width + 4);
            assertThat(window.get(asked)).isEqualTo(expected.get(asked));
        }
        expected.forEach((sequence, answer) -> assertThat(window.get(sequence)).isEqualTo(answer));
        assertThat(window.capacity()).isLessThanOrEqualTo(Window.BOUND);
    }

    @Test
    void aCopyForAnotherEditDoesNotChangeWithItsOriginal() {
        Edit edit = new Edit();
        Window window = new Window(edit, 0);
        Outcome answer = new Outcome.Renewed(0);
        window.put(1, answer);

        Window copy = window.own(new Edit());
        window.put(2, answer);
        window.raise(2);

        assertThat(window.own(edit)).isSameAs(window);
        assertThat(copy.get(1)).isEqualTo(answer);
        assertThat(copy.get(2)).isNull();
    }

    @Test
    void knowsWhatIsBelowAndBeyond() {
        Window window = new Window(new Edit(), 0);
        window.raise(10);

        assertThat(window.isBelow(9)).isTrue();
        assertThat(window.isBelow(10)).isFalse();
        assertThat(window.isBeyond(10 + Window.BOUND - 1)).isFalse();
        assertThat(window.isBeyond(10 + Window.BOUND)).isTrue();
    }
}
