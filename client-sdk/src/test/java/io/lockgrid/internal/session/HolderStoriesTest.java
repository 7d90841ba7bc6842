package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.session.Act.Call;
import io.lockgrid.internal.session.Act.Delay;
import io.lockgrid.internal.session.Act.Deliver;
import io.lockgrid.internal.session.Act.End;
import io.lockgrid.internal.session.Act.Fail;
import io.lockgrid.internal.session.Act.Keep;
import io.lockgrid.internal.session.Act.Pass;
import io.lockgrid.internal.session.Act.Path;
import io.lockgrid.internal.session.Act.Slow;
import io.lockgrid.internal.session.Act.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts that once ended badly, each as short as it was found. */
class HolderStoriesTest {

    /** Its session had been opened so long ago that nothing in it could be relied on. */
    @Test
    void anAcquireThatIsBegunAnewIsSentOnce() {
        assertAllIsWell(
                new Call(0, Verb.TRY, 1, 0, 0),
                new End(0), // the next one is opened at the first attempt
                new Keep(0, Path.ANSWERS),
                new Call(0, Verb.TRY_LOCK_FOR, 0, 100, 0),
                new Pass(13_000),
                new Call(2, Verb.LOCK, 0, 1, 0),
                new Call(1, Verb.TRY_FOR, 0, 100, 0),
                new Call(2, Verb.UNLOCK, 0, 1, 0),
                new Deliver(0, Path.ANSWERS, 1));
    }

    @Test
    void aSessionThatEndedBeforeItsOpeningWasAnsweredIsReplaced() {
        assertAllIsWell(
                new Call(2, Verb.TRY, 1, 0, 0),
                new End(1), // the next one is opened at the first attempt
                new Keep(1, Path.ANSWERS),
                new Keep(1, Path.NOTICES),
                new Call(2, Verb.TRY_FOR, 0, 1_500, 0),
                new Fail(1, Path.ANSWERS, 0),
                new End(1),
                new Pass(800));
    }

    @Test
    void aTryThatWasGrantedByNoticeKeepsItsLockWhenTheWordThatItWaitsComesAfterItsTime() {
        assertAllIsWell(
                new Call(2, Verb.TRY, 1, 0, 0), // has its session
                new Keep(1, Path.NOTICES),
                new Call(0, Verb.ACQUIRE, 0, 0, 0),
                new Slow(1, Path.ANSWERS, 1_200),
                new Call(2, Verb.TRY_FOR, 0, 1, 0),
                new Call(0, Verb.RELEASE, 0, 0, 0),
                new Pass(300));
    }

    @Test
    void aLateAnswerToALongerRenewalDoesNotLengthenTheOneAfterIt() {
        assertAllIsWell(
                new Call(0, Verb.TRY_FOR, 0, 100, 0),
                new Keep(0, Path.NOTICES),
                new Delay(0, Path.ANSWERS, 3_000),
                new Call(0, Verb.RENEW, 0, 0, 20_000),
                new Call(1, Verb.RENEW, 0, 0, 1_500),
                new Pass(2_000));
    }

    private static void assertAllIsWell(Act... script) {
        assertThat(Play.of(List.of(script), 1)).isEmpty();
    }
}
