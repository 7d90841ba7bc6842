package io.lockgrid.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final UUID SESSION = new UUID(1, 2);

    private final Replica replica = new Replica(Clock.at(() -> 0), 100);

    private static Entry entry(SessionCommand... commands) {
        return new Entry(1, 2, List.of(new SessionBatch(SESSION, 1, 0, List.of(commands))), List.of());
    }

    private static SessionCommand open() {
        Home home = new Home(SessionKind.CLIENT, "n", "h", UUID.randomUUID());
        return new SessionCommand.OpenSession(1, home, 15_000, 3_000, 10, 1_000_000, 1_000_000, 0);
    }

    @Test
    void whatAnEntryLedToDoesNotGrowWithTheEntriesAfterIt() {
        Replica.Applied quiet = replica.apply(entry(open()));

        Replica.Applied told = replica.apply(entry(new SessionCommand.CloseSession(2)));

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
