package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What a fault tells of itself while it runs, and what is measured of it. Used by one thread. */
final class Trial {
    private static final long LIVENESS = 10_000_000_000L;

    /** The time to live of what died last, and two seconds. */
    private static final long DEATH = 17_000_000_000L;

    private final Lab lab;
    private final Random random;
    private final List<String> notes = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> frozen = new HashSet<>();
    private Set<String> served;
    private long from;
    private long begun;
    private long died;
    private long healed;
    private long ended;

    Trial(Lab lab, Set<String> served, Random random) {
        this.lab = lab;
        this.random = random;
        this.served = served;
    }

    Lab lab() {
        return lab;
    }

    /** The fault begins. */
    void begin() {
        begun = System.nanoTime();
        died = begun;
    }

    /** Something died, or may have lost its session, which takes the grid until the time to live is over. */
    void died() {
        died = System.nanoTime();
    }

    /** What a fault that is made up at random goes by. */
    Random random() {
        return random;
    }

    long begunAt() {
        return begun;
    }

    /** What was before was of several grids: only what comes from now on is one history. */
    void separate() {
        from = System.nanoTime();
    }

    /** Everything is whole again, as far as the fault goes: goes on until every lock must have been had. */
    void settle() throws InterruptedException {
        healed = System.nanoTime();
        Lab.pass((due() - healed) / 1e9 + 0.5);
    }

    private long due() {
        return Math.max(healed + LIVENESS, died + DEATH);
    }

    /** The processes of that host cannot keep to any time: they stand still. */
    void frozen(String host) {
        frozen.add(host);
    }

    /** Nobody calls any more, and all that was said has been heard. */
    void end() throws InterruptedException {
        ended = System.nanoTime();
        lab.quiet();
    }

    /** The hosts whose callers shall be served; by default all. */
    void serves(Set<String> hosts) {
        served = hosts;
    }

    void note(String text) {
        notes.add(text);
    }

    void wrong(String text) {
        wrong.add(text);
    }

    /** Fails the trial unless it holds. */
    void require(boolean holds, String text) {
        if (!holds) {
            wrong(text);
        }
    }

    Verdict judge(String fault) {
        History history = lab.history().since(from);
        wrong.addAll(Checker.check(history));
        wrong.addAll(Checker.checkLiveness(history, Set.copyOf(lab.locks()), healed, due() - healed));
        Gaps.Gap gap = Gaps.longest(history.events(), served, begun, ended);
        return new Verdict(
                fault,
                gap.seconds(),
                gap.after(),
                Gaps.slowestTry(history.events(), frozen),
                (int) history.events().stream().filter(Event::isGrant).count(),
                count(history, Event.Outcome.UNAVAILABLE),
                count(history, Event.Outcome.LOST),
                (int) history.writes().stream()
                        .filter(write -> !write.accepted())
                        .count(),
                notes,
                wrong,
                List.of());
    }

    /** Calls since the fault began. */
    List<Event> calls(Event.Kind kind, Event.Outcome outcome) {
        return lab.history().events().stream()
                .filter(event -> event.invoked() >= begun && event.kind() == kind && event.outcome() == outcome)
                .toList();
    }

    private int count(History history, Event.Outcome outcome) {
        return (int) history.events().stream()
                .filter(event -> event.invoked() >= begun && event.outcome() == outcome)
                .count();
    }
}
