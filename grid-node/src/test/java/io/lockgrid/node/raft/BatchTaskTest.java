package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.raft.clients.BatchTask;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTaskTest {
    private static final UUID CLIENT = new UUID(1, 1);

    private static Batch opening(SessionKind kind, UUID node) {
        Request open = new Request.Open(1, new Home(kind, "n", "h", node), 15_000, 3_000, 0, SessionTerms.NONE);
        return new Batch(new UUID(2, 2), 1, 0, List.of(open, new Request.KeepAlive(2)));
    }

    @Test
    void aClientOpensSessionsOfItsOwn() {
        Batch batch = opening(SessionKind.CLIENT, CLIENT);

        assertThat(BatchTask.ofItsOwn(batch, CLIENT)).isSameAs(batch);
    }

    @Test
    void aClientOpensNoSessionOfAnotherClientOrAMember() {
        assertThatThrownBy(() -> BatchTask.ofItsOwn(opening(SessionKind.CLIENT, new UUID(1, 2)), CLIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("its own", "no session was opened");
        assertThatThrownBy(() -> BatchTask.ofItsOwn(opening(SessionKind.MEMBER, CLIENT), CLIENT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
