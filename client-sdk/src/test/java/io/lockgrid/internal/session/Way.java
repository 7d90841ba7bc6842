package io.lockgrid.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One direction between a node and the grid: lets messages through, loses them, or keeps them until the test says what
 * becomes of each. Thread-safe; it delivers on the thread that sends or that lets go,
 * or as its courier does.
 */
final class Way<M> {
    private final Consumer<M> end;
    private final List<M> kept = new ArrayList<>(); // guarded by itself
    private volatile Executor courier = Runnable::run;
    private volatile Predicate<? super M> keeps = message -> false;
    private volatile Predicate<? super M> loses = message -> false;

    Way(Consumer<M> end) {
        this.end = end;
    }

    /** Brings what is not kept to the end of the way, from now on; at first it is there at once. */
    void courier(Executor bringer) {
        courier = bringer;
    }

    /** Has another one bring only the next. */
    void courierOfOne(Executor bringer) {
        Executor usual = courier;
        courier = task -> {
            courier = usual;
            bringer.execute(task);
        };
    }

    void send(M message) {
        if (loses.test(message)) {
            return;
        }
        synchronized (kept) {
            if (keeps.test(message)) {
                kept.add(message);
                return;
            }
        }
        courier.execute(() -> end.accept(message));
    }

    /** Keeps all that come from now on. */
    void hold() {
        hold(message -> true);
    }

    /** Keeps such messages from now on; others overtake them. */
    void hold(Predicate<? super M> which) {
        keeps = which;
    }

    /** Loses such messages from now on. */
    void lose(Predicate<? super M> which) {
        loses = which;
    }

    /** Delivers what was kept, in its order, and keeps and loses nothing more. */
    void letGo() {
        keeps = message -> false;
        loses = message -> false;
        deliverAll();
    }

    /** Delivers what was kept so far; what comes now is kept as before. */
    void deliverAll() {
        while (deliver(0)) {}
    }

    int kept() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** Delivers that one of the kept messages; false if there is none at that place. */
    boolean deliver(int place) {
        M message = take(place, true);
        if (message != null) {
            end.accept(message);
        }
        return message != null;
    }

    /** Delivers a copy of that one and keeps it for a second time. */
    boolean repeat(int place) {
        M message = take(place, false);
        if (message != null) {
            end.accept(message);
        }
        return message != null;
    }

    /** Loses that one of the kept messages. */
    boolean drop(int place) {
        return take(place) != null;
    }

    /** Takes that one out; null if there is none. */
    M take(int place) {
        return take(place, true);
    }

    private M take(int place, boolean remove) {
        synchronized (kept) {
            if (place >= kept.size()) {
                return null;
            }
            return remove ? kept.remove(place) : kept.get(place);
        }
    }
}
