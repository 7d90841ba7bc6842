package io.lockgrid.node.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Sessions of Hazelcast's own lock API count, and are refused, as those of LockGrid's own clients. */
class StockSessionLimitsTest {
    private static final StockResult.Answer OF_CLIENT = new StockResult.Answer.Refused(Limit.SESSIONS_PER_CLIENT, 2);
    private static final StockResult.Answer OF_ALL = new StockResult.Answer.Refused(Limit.SESSIONS, 3);

    private Grid grid = new Grid();
    private long calls;
    private Client member = session(SessionKind.MEMBER, "m");
    private int maxSessions = 3;
    private int maxOfClient = 2;

    private static Home home(SessionKind kind, String process) {
        return new Home(kind, "name", "host", UUID.nameUUIDFromBytes(process.getBytes(UTF_8)));
    }

    /** A session of LockGrid's own, not open yet. */
    private Client session(SessionKind kind, String process) {
        Client client = new Client(grid, new UUID(7, ++calls), home(kind, process));
        client.maxOfClient = 2;
        client.maxSessions = 3;
        return client;
    }

    private StockResult.Answer acquire(long session, String client) {
        return acquire(session, client, "lock-" + session, 0);
    }

    private StockResult.Answer acquire(long session, String client, String name, long waitMillis) {
        return apply(new StockCommand.Acquire(
                new StockCommand.Call(new UUID(0, session), 1, 0, ++calls),
                "handle",
                home(SessionKind.STOCK, client),
                name,
                new SessionTerms(100, maxSessions, maxOfClient),
                0,
                waitMillis,
                new LockTerms(Demand.MUTEX, 0, 0, 100),
                "thread 1"));
    }

    private void end(long session) {
        apply(new StockCommand.End(new UUID(0, session)));
    }

    private StockResult.Answer apply(StockCommand command) {
        StockResult.Answer answer = grid.table.apply(command, grid.effects).answer();
        Invariants.check(grid.table);
        return answer;
    }

    private static void assertGranted(StockResult.Answer answer) {
        assertThat(answer).isInstanceOf(StockResult.Answer.Granted.class);
    }

    @Test
    void aClientIsRefusedWhatIsBeyondItsSessionsUntilOneOfThemIsOver() {
        member.open();
        maxSessions = 100;
        assertGranted(acquire(1, "a"));
        assertGranted(acquire(2, "a"));
        byte[] before = SnapshotCodec.encode(grid.table, 1);

        assertThat(acquire(3, "a")).isEqualTo(OF_CLIENT);
        assertThat(acquire(3, "a", "lock-1", -1)).isEqualTo(OF_CLIENT);
        assertThat(SnapshotCodec.encode(grid.table, 1))
                .as("nothing is remembered")
                .isEqualTo(before);
        assertGranted(acquire(4, "b"));

        end(2);
        assertGranted(acquire(3, "a"));
    }

    @Test
    void aSessionThatIsOpenGoesOnAtTheLimit() {
        member.open();
        acquire(1, "a");
        acquire(2, "a");

        assertGranted(acquire(1, "a", "another", 0));
    }

    @Test
    void allSessionsCountAgainstTheLimitOfAll() {
        member.open();
        acquire(1, "a");
        acquire(2, "b");

        assertThat(acquire(3, "c")).isEqualTo(OF_ALL);
        member.close();
        assertGranted(acquire(3, "c"));
    }

    @Test
    void theSessionsOfAClientCountTogetherWhateverApiOpenedThem() {
        member.open();
        maxSessions = 100;
        acquire(1, "a");
        assertThat(session(SessionKind.CLIENT, "a").open()).isInstanceOf(Outcome.Opened.class);

        assertThat(acquire(2, "a")).isEqualTo(OF_CLIENT);
        Client third = session(SessionKind.CLIENT, "a");
        third.maxSessions = 100;
        assertThat(third.open()).isEqualTo(new Outcome.LimitExceeded(Limit.SESSIONS_PER_CLIENT, 2));
    }

    @Test
    void whatAnOperatorEndsMakesRoom() {
        member.open();
        acquire(1, "a");
        acquire(2, "a");

        member.endSession(new UUID(0, 1));

        assertGranted(acquire(3, "a"));
    }

    /** Against the plainest count of all, over snapshots and forks too. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void sessionsComeAndGoWithinTheirLimits(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Long, String> open = new HashMap<>();
        grid = new Grid(); // tries share this object
        member = session(SessionKind.MEMBER, "m");
        member.open();
        for (int i = 0; i < 500; i++) {
            long session = random.nextInt(12);
            String client = "client-" + session % 4;
            maxSessions = 3 + random.nextInt(6);
            maxOfClient = 1 + random.nextInt(3);
            if (random.nextInt(4) == 0) {
                end(session);
                open.remove(session);
            } else {
                long own = open.values().stream().filter(client::equals).count();
                boolean room = own < maxOfClient && open.size() + 1 < maxSessions; // the member has one
                boolean refused = acquire(session, client, "lock", 0) instanceof StockResult.Answer.Refused answer
                        && answer.limit() != null;
                assertThat(refused).isEqualTo(!room && !open.containsKey(session));
                if (!refused) {
                    open.put(session, client);
                }
            }
            grid.table = random.nextBoolean()
                    ? grid.table.fork()
                    : SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));
            assertThat(grid.table.sessionCount()).isEqualTo(open.size() + 1);
        }
    }
}
