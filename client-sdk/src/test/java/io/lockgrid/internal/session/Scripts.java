package io.lockgrid.internal.session;

import io.lockgrid.internal.session.Act.Path;
import io.lockgrid.internal.session.Act.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Makes scripts; their times are near the delays of the holder's side. Stateless. */
final class Scripts {
    static final int CALLERS = 3;

    /** Whoever sends a notice hears nothing of it. */
    private static final List<Path> ASKING = List.of(Path.REQUESTS, Path.ANSWERS);

    private Scripts() {}

    /** What a script is made of: what needs a few things in a certain order is found much sooner among few things. */
    private record Flavour(List<Verb> verbs, List<Path> paths, Weather weather) {}

    /** How messages fare. */
    private enum Weather {
        SLOW,
        KEPT,
        ALL
    }

    static Arbitrary<List<Act>> ofLength(int most) {
        Arbitrary<List<Act>> acts = flavour()
                .flatMap(flavour -> act(flavour)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(most)
                        .withSizeDistribution(RandomDistribution.uniform()));
        return Combinators.combine(slowNotices(), acts).as((first, others) -> {
            List<Act> script = new ArrayList<>(first);
            script.addAll(others);
            return script;
        });
    }

    /** Where notices are quick, they hide what is believed too long by other ways. */
    private static Arbitrary<List<Act>> slowNotices() {
        List<Act> slow = List.of(new Act.Slow(0, Path.NOTICES, 3_000), new Act.Slow(1, Path.NOTICES, 700));
        return Arbitraries.of(List.of(), slow);
    }

    private static Arbitrary<Flavour> flavour() {
        Arbitrary<List<Verb>> verbs = Arbitraries.of(
                List.of(Verb.ACQUIRE, Verb.TRY_FOR, Verb.RELEASE),
                List.of(Verb.TRY_FOR, Verb.TRY, Verb.ASYNC, Verb.RELEASE),
                List.of(Verb.TRY_FOR, Verb.RENEW),
                List.of(Verb.LOCK, Verb.UNLOCK),
                List.of(Verb.TRY_LOCK_FOR, Verb.UNLOCK),
                List.of(Verb.TRY_LOCK_FOR, Verb.TRY_LOCK, Verb.UNLOCK, Verb.LOCK_INTERRUPTIBLY),
                List.of(Verb.TRY_FOR, Verb.RELEASE, Verb.TRY_LOCK_FOR, Verb.UNLOCK),
                List.of(Verb.values()));
        Arbitrary<List<Path>> paths = Arbitraries.of(
                List.of(Path.REQUESTS),
                List.of(Path.ANSWERS),
                List.of(Path.REQUESTS, Path.ANSWERS),
                List.of(Path.ANSWERS, Path.NOTICES),
                List.of(Path.values()));
        return Combinators.combine(verbs, paths, Arbitraries.of(Weather.class)).as(Flavour::new);
    }

    private static Arbitrary<Act> act(Flavour flavour) {
        Arbitrary<Path> path = Arbitraries.of(flavour.paths());
        Tuple.Tuple2<Integer, Arbitrary<Act>> callers = Tuple.of(5, doings(flavour.verbs()));
        return Arbitraries.frequencyOf(
                switch (flavour.weather()) {
                    case SLOW -> List.of(callers, Tuple.of(3, slow(path)));
                    case KEPT -> List.of(callers, Tuple.of(3, kept(path)));
                    case ALL -> List.of(callers, Tuple.of(2, slow(path)), Tuple.of(3, kept(path)));
                });
    }

    private static Arbitrary<Act> doings(List<Verb> verbs) {
        return Arbitraries.frequencyOf(
                Tuple.of(30, call(verbs)),
                Tuple.of(18, pass()),
                Tuple.of(3, below(CALLERS).map(Act.Interrupt::new)),
                Tuple.of(2, Combinators.combine(below(CALLERS), lock()).as(Act.Cancel::new)),
                Tuple.of(3, lock().map(Act.Force::new)),
                Tuple.of(1, node().map(Act.End::new)),
                Tuple.of(1, node().map(Act.Reconnect::new)));
    }

    private static Arbitrary<Act> slow(Arbitrary<Path> path) {
        Arbitrary<Long> millis =
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(0L)), Tuple.of(3, times(300, 700, 1_200, 3_000)));
        return Arbitraries.oneOf(
                Combinators.combine(node(), path, millis).as(Act.Slow::new),
                Combinators.combine(node(), path, times(300, 700, 1_200, 3_000)).as(Act.Delay::new));
    }

    private static Arbitrary<Act> kept(Arbitrary<Path> path) {
        return Arbitraries.frequencyOf(
                Tuple.of(1, node().map(Act.Cut::new)),
                Tuple.of(1, node().map(Act.Mend::new)),
                Tuple.of(2, Combinators.combine(node(), path).as(Act.Keep::new)),
                Tuple.of(2, Combinators.combine(node(), path).as(Act.LetGo::new)),
                Tuple.of(2, Combinators.combine(node(), path, place()).as(Act.Deliver::new)),
                Tuple.of(1, Combinators.combine(node(), path, place()).as(Act.Repeat::new)),
                Tuple.of(1, Combinators.combine(node(), path, place()).as(Act.Drop::new)),
                Tuple.of(
                        1,
                        Combinators.combine(node(), Arbitraries.of(ASKING), place())
                                .as(Act.Fail::new)));
    }

    private static Arbitrary<Act> call(List<Verb> verbs) {
        Arbitrary<Long> maxHold = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)), Tuple.of(1, times(200, 1_500, 3_000, 20_000)));
        return Combinators.combine(
                        below(CALLERS), Arbitraries.of(verbs), lock(), times(1, 100, 500, 700, 1_500), maxHold)
                .as(Act.Call::new);
    }

    private static Arbitrary<Act> pass() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, times(1, 100, 300, 500, 700, 790, 1_000)), Tuple.of(1, times(2_100, 6_500)))
                .map(Act.Pass::new);
    }

    private static Arbitrary<Long> times(long... millis) {
        return Arbitraries.of(Arrays.stream(millis).boxed().toList());
    }

    /** Mostly the one with two callers. */
    private static Arbitrary<Integer> node() {
        return Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1));
    }

    /** Mostly the same one. */
    private static Arbitrary<Integer> lock() {
        return Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1));
    }

    private static Arbitrary<Integer> place() {
        return below(3);
    }

    private static Arbitrary<Integer> below(int bound) {
        return Arbitraries.integers().between(0, bound - 1);
    }
}
