package io.lockgrid.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final UUID SESSION = new UUID(1, 2);

    private final Replica replica = new Replica(Clock.at(() -> 0), 100);

    private static Entry entry(Request... commands) {
        return new Entry(1, 2, 1_000, List.of(new Batch(SESSION, 1, 0, List.of(commands))), List.of());
    }

    private static Request open() {
        Home home = new Home(SessionKind.CLIENT, "n", "h", UUID.randomUUID());
        return new Request.Open(1, home, 15_000, 3_000, 0, new SessionTerms(10, 1_000_000, 1_000_000));
    }

    @Test
    void whatAnEntryLedToDoesNotGrowWithTheEntriesAfterIt() {
        Replica.Applied quiet = replica.apply(entry(open()));

        Replica.Applied told = replica.apply(entry(new Request.EndSession(2, SESSION, "ann", "why")));

        assertThat(told.deliveries()).isNotEmpty();
        assertThat(quiet.deliveries()).isEmpty();
    }

    @Test
    void aReplicaThatFailedTakesNoMoreEntries() {
        byte[] damaged = new EntryCodec().encode(entry(open()), Formats.NEWEST);
        damaged[damaged.length - 1]++;
        assertThatThrownBy(() -> replica.apply(damaged)).isInstanceOf(FormatException.class);

        assertThatThrownBy(() -> replica.apply(entry(open())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has failed before");
    }
}
