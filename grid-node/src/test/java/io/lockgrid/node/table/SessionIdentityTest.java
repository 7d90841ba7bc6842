package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session is that of the identity that opened it. */
class SessionIdentityTest {
    private final Grid grid = new Grid();
    private final Client billing =
            new Client(grid, new UUID(7, 7), new Home(SessionKind.CLIENT, "b", "h", new UUID(0, 9), "billing"));

    @BeforeEach
    void open() {
        billing.identity = "billing";
        billing.open();
        billing.acquire("a");
    }

    private BatchReply send(@Nullable String identity, Request... requests) {
        billing.identity = identity;
        return billing.batch(requests);
    }

    private static void isRefused(BatchReply reply, int requests) {
        assertThat(reply.outcomes())
                .hasSize(requests)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.failure())
                                        .isInstanceOf(NotAllowedException.class)
                                        .hasMessageContaining("another identity's")));
        assertThat(reply.notices()).isEmpty();
    }

    @Test
    void itsOwnerUsesIt() {
        assertThat(send("billing", new Request.Release(++billing.sequence, "a", 1, 0, 0))
                        .outcomes())
                .containsExactly(new Outcome.Released(0));
    }

    @Test
    void nobodyElseReleasesWhatItHolds() {
        for (String other : new String[] {"orders", null}) {
            isRefused(send(other, new Request.Release(++billing.sequence, "a", 1, 0, 0)), 1);
        }
        assertThat(grid.table.lock("a")).isNotNull();
    }

    @Test
    void nobodyElseEndsItNorOpensItOnceMore() {
        isRefused(send("orders", new Request.Close(++billing.sequence), billing.opening()), 2);
        assertThat(grid.table.session(billing.id)).isNotNull();
    }

    @Test
    void whatSomebodyElseSendsIsNoSignOfLife() {
        long beat = grid.table.session(billing.id).beat();

        isRefused(send("orders", new Request.KeepAlive(++billing.sequence)), 1);

        assertThat(grid.table.session(billing.id).beat()).isEqualTo(beat);
    }

    @Test
    void itStaysTheirsAcrossASnapshot() {
        grid.table = SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));

        isRefused(send(null, new Request.Close(++billing.sequence)), 1);
        assertThat(send("billing", new Request.KeepAlive(++billing.sequence)).outcomes())
                .containsExactly(Outcome.Done.DONE);
    }

    @Test
    void anOperatorEndsItFromASessionOfHisOwn() {
        Client ops = grid.open("ops");

        assertThat(ops.endSession(billing.id)).isEqualTo(new Outcome.SessionEnded(true));
    }
}
