package io.lockgrid.console.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingsTest {

    @Test
    void columnsOfLocksAreAligned() {
        assertThat(Listings.locks(
                        List.of(Samples.held("orders/42", "ship it"), Samples.delayed("reports/nightly")), Samples.NOW))
                .containsExactly(
                        "NAME             STATE    HOLDER            AGE            FENCE  WAITERS  REASON",
                        "orders/42        held     app-1 worker-1  4 min  388547706880001        3  ship it",
                        "reports/nightly  delayed  -                   -                -        0  -");
    }

    @Test
    void longNamesAndReasonsAreCutToTheWidthOfATerminal() {
        List<String> lines =
                Listings.locks(List.of(Samples.held("orders/" + "x".repeat(400), "y".repeat(200))), Samples.NOW);

        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines.get(1)).startsWith("orders/xxx").contains("..", Long.toString(Samples.FENCE));
    }

    @Test
    void whatOthersWroteCannotCommandTheTerminal() {
        assertThat(Listings.locks(List.of(Samples.held("a\u001b[2Jb", "two\nlines")), Samples.NOW))
                .hasSize(2)
                .last()
                .asString()
                .contains("a?[2Jb", "two?lines")
                .doesNotContain("\u001b");
    }

    @Test
    void aLockIsShownWithItsHolderAndItsQueue() {
        assertThat(Listings.lock(Samples.held("orders/42", "ship it"), Samples.NOW))
                .containsExactly(
                        "orders/42  held",
                        "  fence       388547706880001",
                        "  depth       1",
                        "  holder      app-1 at 10.1.2.3:5701, worker-1",
                        "  since       4 min  (2026-01-01T11:55:50Z)",
                        "  max hold    10m, 5 min left",
                        "  reason      ship it",
                        "  session     s-1",
                        "  waiters     3",
                        "",
                        "NEXT  WAITER          HOST           WAITS  AT MOST  REASON",
                        "   1  app-2 worker-2  10.1.2.4:5701   12 s      15s  -");
    }

    @Test
    void aLockInDelayTellsHowLong() {
        assertThat(Listings.lock(Samples.delayed("reports/nightly"), Samples.NOW))
                .containsExactly("reports/nightly  delayed", "  delay left  5 s", "  waiters     0");
    }
}
