package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

class SevereWordsTest {
    private static final System.Logger LOG = System.getLogger("io.lockgrid.internal.surroundings.Guard");

    @Test
    void whatFailsAndIsCaughtBreaksARun() {
        Sim sim = new Sim(1, false);
        SevereWords words = SevereWords.of(sim);

        LOG.log(Level.ERROR, "a task failed", new IllegalStateException("of the lane"));
        words.close();
        sim.end();

        assertThat(sim.trace().violations()).hasSize(2).first().asString().contains("a task failed");
        assertThat(sim.trace().violations().get(1)).contains("of the lane");
    }

    @Test
    void aWordThatIsNotSevereBreaksNothing() {
        Sim sim = new Sim(1, false);
        SevereWords words = SevereWords.of(sim);

        LOG.log(Level.WARNING, "something is late");
        words.close();
        sim.end();

        assertThat(sim.trace().violations()).isEmpty();
    }
}
