package io.lockgrid.console.cli.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Catches the signals that ask a process to end, for as long as it is open. Until {@link #passOn} the waiting thread
 * is interrupted; from then on they go to the program. Thread-safe; handlers run on threads of the JVM.
 */
final class Signals implements AutoCloseable {

    /** What is caught, with the numbers that shells add to 128. */
    enum Kind {
        HUP(1),
        INT(2),
        TERM(15);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private final Map<Kind, SignalHandler> before = new EnumMap<>(Kind.class);
    private final Thread waiting;
    private @Nullable Kind first;
    private @Nullable Consumer<Kind> receiver;

    private Signals(Thread waiting) {
        this.waiting = waiting;
    }

    static Signals interrupting(Thread waiting) {
        Signals signals = new Signals(waiting);
        for (Kind kind : Kind.values()) {
            signals.before.put(kind, Signal.handle(new Signal(kind.name()), signal -> signals.arrived(kind)));
        }
        return signals;
    }

    private synchronized void arrived(Kind kind) {
        if (first == null) {
            first = kind;
        }
        if (receiver == null) {
            waiting.interrupt();
        } else {
            receiver.accept(kind);
        }
    }

    /** Called by the waiting thread: from now on signals go there; one that arrived before goes there now. */
    synchronized void passOn(Consumer<Kind> receiver) {
        this.receiver = receiver;
        if (first != null) {
            Thread.interrupted(); // was for this thread while it waited for the lock
            receiver.accept(first);
        }
    }

    /** Whether they go to the program now. */
    synchronized boolean arePassedOn() {
        return receiver != null;
    }

    /** The first that arrived. */
    synchronized Optional<Kind> first() {
        return Optional.ofNullable(first);
    }

    @Override
    public void close() {
        before.forEach((kind, handler) -> Signal.handle(new Signal(kind.name()), handler));
    }
}
