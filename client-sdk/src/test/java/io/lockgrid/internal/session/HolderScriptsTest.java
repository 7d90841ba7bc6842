package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Whatever becomes of messages, and whenever callers come and go: nobody believes to hold what the grid does not know to be
 * his, nothing is left behind, and every call ends. A failure prints the shortest script that was found and its story.
 */
class HolderScriptsTest {

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void holdersAndTheGridAgreeWhateverBecomesOfMessages(
            @ForAll("scripts") List<Act> script, @ForAll("rates") double rate) {
        assertThat(Play.of(script, rate)).isEmpty();
    }

    @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE)
    @Tag("thorough")
    void holdersAndTheGridAgreeInManyMoreScripts(
            @ForAll("longScripts") List<Act> script, @ForAll("rates") double rate) {
        assertThat(Play.of(script, rate)).isEmpty();
    }

    /** Otherwise no failure could be looked into. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theSameScriptIsTheSameRun(@ForAll("scripts") List<Act> script, @ForAll("rates") double rate) {
        assertThat(Play.story(script, rate)).isEqualTo(Play.story(script, rate));
    }

    @Provide
    Arbitrary<List<Act>> scripts() {
        return Scripts.ofLength(40);
    }

    @Provide
    Arbitrary<List<Act>> longScripts() {
        return Scripts.ofLength(80);
    }

    /** Of the first process's clock against the grid's. */
    @Provide
    Arbitrary<Double> rates() {
        return Arbitraries.of(1.0, 0.99, 1.01);
    }
}
