package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.AuditEntry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How a holder is asked to let go, wherever it and the operator are. */
abstract class AskToReleaseContract {
    private static final Duration SOON = GridContract.SOON;

    /** The holder's. */
    abstract LockGrid grid();

    /** The operator's. */
    abstract LockGrid operator();

    private final String name = "asked/" + UUID.randomUUID();
    private final List<ReleaseRequest> heard = new CopyOnWriteArrayList<>();

    @Test
    void aHolderThatListensHearsWhoAsksAndWhyAndMayLetGo() throws Exception {
        Hold hold = grid().lock(name).acquire();
        hold.onReleaseRequested(request -> {
            heard.add(request);
            hold.release();
        });

        AskOutcome outcome = operator().admin().askToRelease(name, hold.fence(), "eve", "in the way");

        assertThat(outcome.status()).isEqualTo(AskOutcome.Status.ASKED);
        assertThat(outcome.fence()).isEqualTo(hold.fence());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(operator().admin().lock(name)).isEmpty());
        assertThat(heard).singleElement().satisfies(request -> {
            assertThat(request.lock()).isEqualTo(name);
            assertThat(request.fence()).isEqualTo(hold.fence());
            assertThat(request.actor()).isEqualTo("eve");
            assertThat(request.reason()).isEqualTo("in the way");
        });
        assertThat(hold.lost().toCompletableFuture()).isNotDone();
        AuditEntry entry = operator().admin().audit(20).stream()
                .filter(each -> each.target().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(entry.action()).isEqualTo("ask-to-release");
        assertThat(entry.outcome()).startsWith("asked");
    }

    @Test
    void aHolderThatDoesNotListenIsUnaffectedAndHearsTheLatestWhenItBegins() throws Exception {
        try (Hold hold = grid().lock(name).acquire()) {
            operator().admin().askToRelease(name, hold.fence(), "eve", "first");
            assertThat(hold.isHeld()).isTrue();
            hold.onReleaseRequested(heard::add);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(heard).extracting(ReleaseRequest::reason).containsExactly("first"));
            await().atMost(SOON)
                    .until(
                            () -> operator()
                                    .admin()
                                    .askToRelease(name, hold.fence(), "eve", "second")
                                    .status(),
                            AskOutcome.Status.ASKED::equals); // once the holder has confirmed the first
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(heard).extracting(ReleaseRequest::reason).containsExactly("first", "second"));
            assertThat(hold.isHeld()).isTrue();
        }
    }

    @Test
    void aHoldTakenSinceIsNotAskedAndTheOutcomeNamesItsHolder() throws Exception {
        Hold first = grid().lock(name).acquire();
        first.release();
        try (Hold second = grid().lock(name).withReason("the second").acquire()) {
            second.onReleaseRequested(heard::add);

            AskOutcome outcome = operator().admin().askToRelease(name, first.fence(), "eve", "in the way");

            assertThat(outcome.status()).isEqualTo(AskOutcome.Status.FENCE_MOVED_ON);
            assertThat(outcome.fence()).isEqualTo(second.fence());
            assertThat(outcome.holder().reason()).isEqualTo("the second");
            assertThat(outcome.asked()).isFalse();
        }
        AskOutcome free = operator().admin().askToRelease(name, first.fence(), "eve", "in the way");
        assertThat(free.holder()).isNull();
        assertThat(heard).isEmpty();
    }

    @Test
    void aBlankActorOrReasonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator().admin().askToRelease(name, 1, " ", "why"))
                .withMessageContaining("actor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator().admin().askToRelease(name, 1, "eve", ""))
                .withMessageContaining("reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operator().admin().askToRelease(name, 0, "eve", "why"))
                .withMessageContaining("fence");
    }
}
