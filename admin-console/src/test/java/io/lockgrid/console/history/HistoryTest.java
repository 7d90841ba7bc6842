package io.lockgrid.console.history;

import static io.lockgrid.console.history.Readings.START;
import static io.lockgrid.console.history.Readings.busy;
import static io.lockgrid.console.history.Readings.group;
import static io.lockgrid.console.history.Readings.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.grid.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant END = START.plus(Duration.ofDays(3));

    @TempDir
    private Path folder;

    private History open() {
        return new History(new HistorySettings(folder, true, Duration.ofHours(1)));
    }

    /** Two looks within the minute, and one after it, so that it is kept. */
    private static void minute(History history, int minute) {
        for (int second : new int[] {0, 1, 60}) {
            int at = minute * 60 + second;
            history.look(
                    view(at, List.of(busy("orders", 4, START)), group("a", 1000 + at * 60L)),
                    START.plusSeconds(at),
                    Duration.ofSeconds(at).toNanos() + 1);
        }
    }

    @Test
    void aMinuteIsKeptWithItsTrafficAndItsContendedLocks() {
        try (History history = open()) {
            minute(history, 0);
            Past past = history.past(START, START.plusSeconds(3600));
            assertThat(past.problem()).isNull();
            assertThat(past.points()).extracting(HistoryPoint::at).containsExactly(START);
            assertThat(past.locks()).extracting(Contention::lock).containsExactly("orders");
        }
    }

    @Test
    void theStoreSurvivesARestart() {
        try (History history = open()) {
            minute(history, 0);
        }
        try (History again = open()) {
            Past past = again.past(START, START.plusSeconds(60));
            assertThat(past.points()).singleElement().satisfies(point -> {
                assertThat(point.at()).isEqualTo(START);
                assertThat(point.waiters()).isEqualTo(2);
                assertThat(point.acquires()).isEqualTo(1.0);
            });
            assertThat(past.locks()).singleElement().satisfies(lock -> {
                assertThat(lock.lock()).isEqualTo("orders");
                assertThat(lock.waited()).isEqualTo(Duration.ofSeconds(4));
                assertThat(lock.waiters()).isEqualTo(4);
                assertThat(lock.holder()).isEqualTo("app-1 (main)");
            });
        }
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgotten() {
        try (History history = open()) {
            minute(history, 0);
            minute(history, 120);
        }
        try (History again = open()) {
            assertThat(again.past(START, START.plusSeconds(3600)).points()).isEmpty();
            assertThat(again.past(START.plusSeconds(3600), END).locks()).isNotEmpty();
        }
    }

    @Test
    void aSecondConsoleOnTheSameFolderSaysSoAndTakesOverWhenTheFirstEnds() {
        try (History second = second()) {
            minute(second, 1);
            assertThat(second.past(START, END).problem()).isNull();
            assertThat(second.past(START, END).points()).isNotEmpty();
        }
    }

    private History second() {
        try (History first = open()) {
            assertThat(first.past(START, END).problem()).isNull();
            History second = open();
            assertThat(second.past(START, END).problem()).contains("another console", folder.toString());
            return second;
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidAndNothingElseFails() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        try (History history = new History(new HistorySettings(file.resolve("data"), true, Duration.ofHours(1)))) {
            minute(history, 0);
            assertThat(history.past(START, END).problem()).isNotBlank();
        }
    }

    @Test
    void withoutAFolderItSaysHowToTurnItOn() {
        try (History history = new History(new HistorySettings((Path) null, true, Duration.ofHours(1)))) {
            assertThat(history.past(START, END).off()).contains("--data DIR");
        }
    }

    @Test
    void silentLooksAreCounted() {
        try (History history = open()) {
            history.look(new View(null, "silent", START, 0), START, 1);
            minute(history, 1);
            assertThat(history.past(START, START.plusSeconds(60)).points())
                    .singleElement()
                    .satisfies(point -> {
                        assertThat(point.unanswered()).isEqualTo(1);
                        assertThat(point.acquires()).isNull();
                    });
        }
    }
}
