package io.lockgrid.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lockgrid.GridListener;
import io.lockgrid.LockLoss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerListenersTest {
    private final CallerListeners listeners = new CallerListeners();

    /** Writes down what it hears; throws each time if it is broken. */
    private static final class Ear implements GridListener {
        private final List<String> heard = new ArrayList<>();
        private final boolean broken;

        Ear(boolean broken) {
            this.broken = broken;
        }

        private void hear(String what) {
            heard.add(what);
            if (broken) {
                throw new AssertionError("broken: " + what);
            }
        }

        @Override
        public void attempt(String lock) {
            hear("attempt " + lock);
        }

        @Override
        public void granted(String lock, long fence, Duration waited) {
            hear("granted " + lock + " " + fence + " " + waited);
        }

        @Override
        public void entered(String lock, long fence, Duration waited) {
            hear("entered " + lock + " " + fence + " " + waited);
        }

        @Override
        public void refused(String lock, Outcome outcome, Duration waited) {
            hear("refused " + lock + " " + outcome + " " + waited);
        }

        @Override
        public void released(String lock, long fence, Duration held) {
            hear("released " + lock + " " + fence + " " + held);
        }

        @Override
        public void lost(String lock, long fence, LockLoss loss) {
            hear("lost " + lock + " " + fence + " " + loss.reason());
        }
    }

    private void tellAll() {
        GridListener heard = listeners.heard();
        assertThat(heard).isNotNull();
        heard.attempt("a");
        heard.granted("a", 7, MILLI);
        heard.entered("a", 7, MILLI);
        heard.refused("b", GridListener.Outcome.HELD, MILLI);
        heard.released("a", 7, MILLI);
        heard.lost("c", 9, new LockLoss(LockLoss.Reason.FORCED, null, null), MILLI);
    }

    private static final Duration MILLI = Duration.ofMillis(1);

    private static final List<String> ALL = List.of(
            "attempt a",
            "granted a 7 PT0.001S",
            "entered a 7 PT0.001S",
            "refused b HELD PT0.001S",
            "released a 7 PT0.001S",
            "lost c 9 FORCED");

    @Test
    void whereNobodyListensThereIsNothingToCall() {
        assertThat(listeners.heard()).isNull();
        Ear ear = new Ear(false);
        listeners.add(ear).close();
        assertThat(listeners.heard()).isNull();
    }

    @Test
    void eachOfSeveralHearsEverything() {
        List<Ear> ears = List.of(new Ear(false), new Ear(false), new Ear(false));
        ears.forEach(listeners::add);

        tellAll();

        assertThat(ears).allSatisfy(ear -> assertThat(ear.heard).isEqualTo(ALL));
    }

    @Test
    void oneThatThrowsKeepsNobodyFromHearingNorFromALock() {
        Ear broken = new Ear(true);
        Ear sound = new Ear(false);
        listeners.add(broken);
        listeners.add(sound);

        assertThatCode(this::tellAll).doesNotThrowAnyException();

        assertThat(sound.heard).isEqualTo(ALL);
        assertThat(broken.heard).as("it is told again, as it may be well later").isEqualTo(ALL);
    }

    @Test
    void oneAloneThatThrowsHarmsNoCallerEither() {
        listeners.add(new Ear(true));

        assertThatCode(this::tellAll).doesNotThrowAnyException();
    }

    @Test
    void oneThatIsThereTwiceHearsTwiceAndGoesOneByOne() {
        Ear ear = new Ear(false);
        Listening first = listeners.add(ear);
        Listening second = listeners.add(ear);
        tellAll();
        assertThat(ear.heard).hasSize(2 * ALL.size());

        first.close();
        first.close();
        tellAll();

        assertThat(ear.heard).hasSize(3 * ALL.size());
        second.close();
        assertThat(listeners.heard()).isNull();
    }

    @Test
    void whoBeganToTellGoesOnWithThoseThatListenedThen() {
        Ear first = new Ear(false);
        Ear second = new Ear(false);
        listeners.add(first);
        Listening listening = listeners.add(second);
        GridListener atTheStart = listeners.heard();
        listening.close();

        atTheStart.attempt("a");

        assertThat(second.heard).containsExactly("attempt a");
    }
}
