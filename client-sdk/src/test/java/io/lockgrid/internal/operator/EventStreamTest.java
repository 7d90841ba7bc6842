package io.lockgrid.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stream of what several groups tell. */
class EventStreamTest {
    private static final long TABLE = 7;

    private final AnsweringGrid way = new AnsweringGrid();
    private final GridRuntime grid = way.runtime("one", "two");
    private final Map<String, List<LockEvent>> kept = new HashMap<>();
    private final Map<String, Boolean> gaps = new HashMap<>();

    EventStreamTest() {
        way.answers = this::answer;
        happens("one");
        happens("two");
    }

    @AfterEach
    void close() {
        grid.close();
    }

    /** As a group does: of what is behind the number, the first so many. */
    private AdminAnswer answer(String group, AdminQuery query) {
        AdminQuery.Events wanted = (AdminQuery.Events) query;
        List<LockEvent> all = kept.get(group);
        long last = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
        List<LockEvent> told = all.stream()
                .filter(event -> event.number() > wanted.after())
                .limit(wanted.most())
                .toList();
        long upTo = told.size() == wanted.most() ? told.get(told.size() - 1).number() : last;
        return new AdminAnswer.Events(told, TABLE, upTo, gaps.getOrDefault(group, false));
    }

    private void happens(String group, long... millis) {
        List<LockEvent> events = kept.computeIfAbsent(group, none -> new ArrayList<>());
        for (long at : millis) {
            events.add(event(group, events.size() + 1, at));
        }
    }

    private static LockEvent event(String group, long number, long millis) {
        return new LockEvent(
                number,
                group,
                Instant.ofEpochMilli(millis),
                "lock-" + group,
                LockEvent.Kind.GRANTED,
                null,
                number,
                "session",
                "member",
                "host",
                "owner",
                null,
                null,
                null);
    }

    private LockEvents read(EventCursor after, int most) {
        return grid.admin().events(after, most);
    }

    private static long[] millis(LockEvents events) {
        return events.events().stream()
                .mapToLong(event -> event.at().toEpochMilli())
                .toArray();
    }

    @Test
    void eventsOfAllGroupsComeInTheOrderOfTheirTimes() {
        happens("one", 10, 30, 50);
        happens("two", 20, 40);

        LockEvents events = read(EventCursor.oldest(), 100);

        assertThat(millis(events)).containsExactly(10, 20, 30, 40, 50);
        assertThat(events.gap()).isFalse();
        assertThat(read(events.next(), 100).events()).isEmpty();
    }

    @Test
    void ofOneGroupTheyKeepTheirOwnOrderEvenWhereItsClockWentBack() {
        happens("one", 30, 10);
        happens("two", 20);

        assertThat(read(EventCursor.oldest(), 100).events())
                .filteredOn(event -> event.group().equals("one"))
                .extracting(LockEvent::number)
                .containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 1000})
    void inPagesOfAnySizeEachEventIsReadOnce(int most) {
        happens("one", 1, 2, 3, 8, 9, 10, 10, 12);
        happens("two", 4, 5, 6, 7, 10, 11, 40);
        List<LockEvent> seen = new ArrayList<>();
        EventCursor cursor = EventCursor.oldest();
        LockEvents page;
        do {
            page = read(cursor, most);
            assertThat(page.events()).hasSizeLessThanOrEqualTo(most);
            seen.addAll(page.events());
            cursor = EventCursor.parse(page.next().toString()); // as a program keeps it between two runs
        } while (!page.events().isEmpty());

        assertThat(seen).doesNotHaveDuplicates().hasSize(15).isSortedAccordingTo(Comparator.comparing(LockEvent::at));
    }

    @Test
    void whoBeginsAtTheLatestHearsOnlyWhatComesAfter() {
        happens("one", 10, 20);
        happens("two");
        LockEvents now = read(EventCursor.latest(), 10);
        assertThat(now.events()).isEmpty();
        happens("one", 30);
        happens("two", 31);

        assertThat(millis(read(now.next(), 10))).containsExactly(30, 31);
    }

    @Test
    void aGapIsToldTogetherWithWhatIsBehindItAndOnce() {
        happens("one", 10, 20);
        happens("two", 30);
        gaps.put("two", true);

        LockEvents first = read(EventCursor.oldest(), 2);
        assertThat(millis(first)).containsExactly(10, 20);
        assertThat(first.gap()).as("nothing of the group with the gap was read").isFalse();

        LockEvents second = read(first.next(), 2);
        assertThat(millis(second)).containsExactly(30);
        assertThat(second.gap()).isTrue();
    }

    @Test
    void aGapOfAGroupThatHasNothingMoreIsTold() {
        gaps.put("one", true);

        LockEvents events = read(EventCursor.oldest(), 5);

        assertThat(events.events()).isEmpty();
        assertThat(events.gap()).isTrue();
    }

    @Test
    void eachGroupIsAskedFromWhereItWasRead() {
        happens("one", 10, 30);
        happens("two", 20);
        LockEvents first = read(EventCursor.oldest(), 2);
        way.asked.clear();

        read(first.next(), 2);

        assertThat(way.asked)
                .extracting(AnsweringGrid.Asked::group, AnsweringGrid.Asked::query)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one", new AdminQuery.Events(TABLE, 1, 2)),
                        org.assertj.core.groups.Tuple.tuple("two", new AdminQuery.Events(TABLE, 1, 2)));
    }

    @Test
    void aGroupThatWasNotReadYetIsAskedForAllOrForNothingAsTheCursorBegan() {
        read(EventCursor.oldest(), 3);
        read(EventCursor.latest(), 3);

        assertThat(way.asked(AdminQuery.Events.class))
                .extracting(AdminQuery.Events::after)
                .containsExactly(
                        AdminQuery.Events.NONE, AdminQuery.Events.NONE, AdminQuery.Events.ALL, AdminQuery.Events.ALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001})
    void soManyAreRefusedBeforeAnybodyIsAsked(int most) {
        for (ThrowingRead read : Arrays.<ThrowingRead>asList(
                () -> read(EventCursor.oldest(), most), () -> grid.admin().history("x", most))) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("most is " + most + "; allowed: 1 to 1000; nothing was read");
        }
        assertThat(way.asked).isEmpty();
    }

    private interface ThrowingRead {
        void run();
    }
}
