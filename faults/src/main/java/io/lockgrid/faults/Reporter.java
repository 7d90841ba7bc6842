package io.lockgrid.faults;

import java.io.PrintStream;

/** Says what callers saw, a line each. Thread-safe. */
final class Reporter {
    private final PrintStream out;

    Reporter(PrintStream out) {
        this.out = out;
    }

    void say(String caller, Event.Kind kind, String lock, long invoked, Event.Outcome outcome, long fence, int depth) {
        String line = new Event(caller, kind, lock, invoked, System.nanoTime(), outcome, fence, depth).line();
        synchronized (out) {
            out.println("event\t" + line);
        }
    }
}
