package io.lockgrid.node.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {
    private static final Outcome OF_CLIENT = new Outcome.LimitExceeded(Limit.SESSIONS_PER_CLIENT, 2);
    private static final Outcome OF_ALL = new Outcome.LimitExceeded(Limit.SESSIONS, 3);

    private final Grid grid = new Grid();
    private int opened;

    /** A session of that process, not open yet. */
    private Client session(SessionKind kind, String process) {
        Home home = new Home(kind, "name", "host", UUID.nameUUIDFromBytes(process.getBytes(UTF_8)));
        Client client = new Client(grid, new UUID(7, ++opened), home);
        client.maxOfClient = 2;
        client.maxSessions = 3;
        return client;
    }

    private Client client(String process) {
        return session(SessionKind.CLIENT, process);
    }

    @Test
    void aClientIsRefusedWhatIsBeyondItsSessionsUntilOneOfThemIsOver() {
        client("a").open();
        Client second = client("a");
        second.open();
        long fence = grid.table.lastFence();
        Client third = client("a");

        assertThat(third.open()).isEqualTo(OF_CLIENT);
        assertThat(grid.table.session(third.id)).isNull();
        assertThat(grid.table.lastFence()).isEqualTo(fence);
        assertThat(client("b").open()).isInstanceOf(Outcome.Opened.class);

        second.close();
        assertThat(third.open()).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void aSessionThatIsOpenIsConfirmedAtTheLimitToo() {
        Client first = client("a");
        first.maxOfClient = 1;
        first.open();

        assertThat(first.open()).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void allSessionsCountAgainstTheLimitOfAllAndOnlyClientsAreRefused() {
        client("a").open();
        session(SessionKind.MEMBER, "m").open();
        client("b").open();

        assertThat(client("c").open()).isEqualTo(OF_ALL);
        for (int i = 0; i < 4; i++) {
            assertThat(session(SessionKind.MEMBER, "m").open()).isInstanceOf(Outcome.Opened.class);
        }
    }

    @Test
    void aRestoredTableCountsAsTheOneBefore() {
        Client first = client("a");
        first.open();
        client("a").open();
        grid.table = SnapshotCodec.decode(SnapshotCodec.encode(grid.table.fork(), 1));
        Client third = client("a");

        assertThat(third.open()).isEqualTo(OF_CLIENT);
        first.close();
        assertThat(third.open()).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void whatAForkOpensDoesNotCountInTheOther() {
        LockTable fork = grid.table.fork();
        client("a").open();
        client("a").open();
        grid.table = fork;

        assertThat(client("a").open()).isInstanceOf(Outcome.Opened.class);
    }
}
