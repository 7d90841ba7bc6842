package io.lockgrid.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.GridNodeConfig;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingBatchesTest {
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);

    private final WaitingBatches waiting = new WaitingBatches(RequestRules.of(GridNodeConfig.defaults()));

    private static Batch batch(UUID session, long acked, long sequence) {
        return new Batch(session, 1, acked, List.of(new Request.KeepAlive(sequence)));
    }

    @Test
    void aCopyOfABatchThatStillWaitsGetsTheAnswerOfThatOne() {
        Submission first = waiting.add(batch(ANN, 0, 1));

        assertThat(waiting.add(batch(ANN, 0, 1))).isSameAs(first);
        assertThat(waiting.poll()).isSameAs(first);
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void aCopyOfABatchThatIsProposedWaitsByItself() {
        Submission first = waiting.add(batch(ANN, 0, 1));
        waiting.poll();
        Submission copy = waiting.add(batch(ANN, 0, 1));

        assertThat(copy).isNotSameAs(first);
        assertThat(waiting.poll()).isSameAs(copy);
    }

    @Test
    void whatIsNotTheSameInAllWaitsInItsOrder() {
        Submission first = waiting.add(batch(ANN, 0, 1));
        Submission otherSession = waiting.add(batch(BOB, 0, 1));
        Submission otherSequence = waiting.add(batch(ANN, 0, 2));
        Submission otherWords = waiting.add(batch(ANN, 7, 1));

        assertThat(List.of(waiting.poll(), waiting.poll(), waiting.poll(), waiting.poll()))
                .containsExactly(first, otherSession, otherSequence, otherWords);
        assertThat(waiting.peek()).isNull();
    }
}
