package io.lockgrid.console.api;

import io.lockgrid.LockGridException;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one listener is told of the events, look by look. Not thread-safe: one look at a time. */
final class EventStream {
    private static final int MOST = 500;
    /** Proxies cut what is silent for a minute; many for half of that. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final Answers answers;
    private EventCursor cursor;
    private boolean ready;
    private boolean silent;
    private long toldNanos = System.nanoTime();

    EventStream(Answers answers, EventCursor start) {
        this.answers = answers;
        cursor = start;
    }

    /** What is to be said now; blocks for as long as the grid takes. */
    List<Event<Object>> next() {
        EventCursor at = cursor;
        List<Event<Object>> events;
        try {
            Answered<LockEvents> answered = answers.ask(at, admin -> admin.events(at, MOST));
            // An old answer says nothing of what happens now: the place stays where it is until there is a new one.
            events = answered.problem() == null ? found(answered.value()) : problem(answered.problem());
        } catch (LockGridException failure) {
            events = problem(String.valueOf(failure.getMessage()));
        }
        if (!events.isEmpty()) {
            toldNanos = System.nanoTime();
        }
        return events;
    }

    private List<Event<Object>> found(LockEvents found) {
        List<Event<Object>> events = new ArrayList<>();
        if (!ready) {
            events.add(Event.<Object>of("what happens from here on follows").name("ready"));
        }
        if (found.gap()) {
            events.add(Event.<Object>of("some events are gone for good").name("gap"));
        }
        for (LockEvent event : found.events()) {
            events.add(Event.<Object>of(event).name(event.kind().name()));
        }
        if (events.isEmpty() && isQuietForLong()) {
            events.add(Event.<Object>of("nothing happened").name("alive"));
        }
        if (!events.isEmpty()) {
            // On the last one alone, so that who goes on there misses none of them.
            int end = events.size() - 1;
            events.set(end, events.get(end).id(found.next().toString()));
        }
        cursor = found.next();
        ready = true;
        silent = false;
        return events;
    }

    private List<Event<Object>> problem(String words) {
        if (silent && !isQuietForLong()) {
            return List.of();
        }
        silent = true;
        ready = false;
        return List.of(Event.<Object>of(words).name("problem"));
    }

    private boolean isQuietForLong() {
        return System.nanoTime() - toldNanos >= LONGEST_SILENCE.toNanos();
    }
}
