package io.lockgrid.internal.operator;

import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the events of all groups as one stream. Stateless, but for what it asks. */
final class EventStream {
    private static final int MOST = 1000;

    /** What one group has to give; taken from the front. */
    private static final class Source {
        private final String group;
        private final AdminAnswer.Events answer;
        private int taken;

        Source(String group, AdminAnswer.Events answer) {
            this.group = group;
            this.answer = answer;
        }

        boolean isEmpty() {
            return taken == answer.events().size();
        }

        LockEvent head() {
            return answer.events().get(taken);
        }

        /** How far this group was read: up to the last event that was taken, or all that there was. */
        EventCursor advance(EventCursor cursor) {
            if (isEmpty()) {
                return cursor.with(group, new EventCursor.Place(answer.table(), answer.last()));
            } else if (taken == 0) {
                return cursor; // so that a gap is told together with what is behind it
            }
            return cursor.with(
                    group,
                    new EventCursor.Place(
                            answer.table(), answer.events().get(taken - 1).number()));
        }
    }

    private final Questions questions;
    private final List<String> groups;

    EventStream(Questions questions, List<String> groups) {
        this.questions = questions;
        this.groups = groups;
    }

    static void checkMost(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most is " + most + "; allowed: 1 to " + MOST + "; nothing was read");
        }
    }

    LockEvents read(EventCursor after, int most) {
        Objects.requireNonNull(after, "after");
        checkMost(most);
        List<Source> sources = new ArrayList<>();
        for (String group : groups) {
            AdminQuery query = query(after, group, most);
            sources.add(new Source(group, questions.ask(group, query, AdminAnswer.Events.class)));
        }
        List<LockEvent> events = merge(sources, most);
        EventCursor next = after;
        boolean gap = false;
        for (Source source : sources) {
            gap |= source.answer.gap() && (source.taken > 0 || source.isEmpty());
            next = source.advance(next);
        }
        return new LockEvents(events, next, gap);
    }

    private static AdminQuery query(EventCursor after, String group, int most) {
        EventCursor.Place place = after.places().get(group);
        if (place != null) {
            return new AdminQuery.Events(place.table(), place.number(), most);
        }
        return new AdminQuery.Events(0, after.fromLatest() ? AdminQuery.Events.ALL : AdminQuery.Events.NONE, most);
    }

    /** By time between groups, in their own order within each. */
    private static List<LockEvent> merge(List<Source> sources, int most) {
        List<LockEvent> merged = new ArrayList<>();
        while (merged.size() < most) {
            Source earliest = null;
            for (Source source : sources) {
                if (!source.isEmpty()
                        && (earliest == null
                                || source.head().at().isBefore(earliest.head().at()))) {
                    earliest = source;
                }
            }
            if (earliest == null) {
                break;
            }
            merged.add(earliest.head());
            earliest.taken++;
        }
        return merged;
    }
}
