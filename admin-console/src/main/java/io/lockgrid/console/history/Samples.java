package io.lockgrid.console.history;

import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.View;
import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** The traffic of the last ten minutes, in memory, a sample for each look at the grid. Thread-safe. */
@Context
public class Samples {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 600;

    private final LongSupplier nanos;
    private final Steps steps = new Steps();
    private final Deque<Sample> ring = new ArrayDeque<>();

    @Inject
    Samples(GridWatch watch) {
        this(System::nanoTime);
        watch.onLook(this::look);
    }

    Samples(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** On the thread of the watch. */
    void look(View view) {
        steps.next(view, nanos.getAsLong()).map(Sample::of).ifPresent(this::add);
    }

    private synchronized void add(Sample sample) {
        ring.addLast(sample);
        Instant oldest = sample.at().minus(KEPT);
        while (ring.size() > MOST || ring.getFirst().at().isBefore(oldest)) {
            ring.removeFirst();
        }
    }

    /** Those after a moment, the oldest first. */
    public synchronized List<Sample> after(Instant moment) {
        return ring.stream().filter(sample -> sample.at().isAfter(moment)).toList();
    }
}
