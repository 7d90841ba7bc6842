package io.lockgrid.internal.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lockgrid.LockLoss;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerListenersTest {
    private final CallerListeners listeners = new CallerListeners();

    /** Writes down what it hears; throws each time if it is broken. */
    private static final class Ear implements CallerListener {
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
        public void started() {
            hear("started");
        }

        @Override
        public void ended(Outcome outcome, long nanos) {
            hear("ended " + outcome + " " + nanos);
        }

        @Override
        public void held() {
            hear("held");
        }

        @Override
        public void released(long nanos) {
            hear("released " + nanos);
        }

        @Override
        public void lost(LockLoss.Reason reason, long nanos) {
            hear("lost " + reason + " " + nanos);
        }
    }

    private void tellAll() {
        CallerListener heard = listeners.heard();
        assertThat(heard).isNotNull();
        heard.started();
        heard.ended(CallerListener.Outcome.GRANTED, 1);
        heard.held();
        heard.released(2);
        heard.lost(LockLoss.Reason.FORCED, 3);
    }

    private static final List<String> ALL =
            List.of("started", "ended GRANTED 1", "held", "released 2", "lost FORCED 3");

    @Test
    void whereNobodyListensThereIsNothingToCall() {
        assertThat(listeners.heard()).isNull();
        Ear ear = new Ear(false);
        listeners.add(ear);
        listeners.remove(ear);
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
        listeners.add(ear);
        listeners.add(ear);
        tellAll();
        assertThat(ear.heard).hasSize(10);

        listeners.remove(ear);
        tellAll();

        assertThat(ear.heard).hasSize(15);
        listeners.remove(ear);
        assertThat(listeners.heard()).isNull();
    }

    @Test
    void removingOneThatWasNeverThereChangesNothing() {
        Ear ear = new Ear(false);
        listeners.add(ear);

        listeners.remove(new Ear(false));

        tellAll();
        assertThat(ear.heard).isEqualTo(ALL);
    }

    @Test
    void whoBeganToTellGoesOnWithThoseThatListenedThen() {
        Ear first = new Ear(false);
        Ear second = new Ear(false);
        listeners.add(first);
        listeners.add(second);
        CallerListener atTheStart = listeners.heard();
        listeners.remove(second);

        atTheStart.held();

        assertThat(second.heard).containsExactly("held");
    }
}
