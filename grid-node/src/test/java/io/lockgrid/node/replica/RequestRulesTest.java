package io.lockgrid.node.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.LockRule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private final RequestRules rules = RequestRules.of(GridNodeConfig.defaults());

    private static Request open(long timeToLiveMillis, long heartbeatMillis) {
        Home home = new Home(SessionKind.CLIENT, "n", "h", UUID.randomUUID());
        return new Request.Open(1, home, timeToLiveMillis, heartbeatMillis, 0, SessionTerms.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {5_001, Long.MAX_VALUE})
    void aHeartbeatThatIsNoPartOfTheTimeToLiveIsRefusedByName(long heartbeatMillis) {
        assertThat(rules.objection(open(15_000, heartbeatMillis)))
                .contains("heartbeat is " + heartbeatMillis + " ms", "allowed", "no session was opened");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 86_400_001})
    void aTimeToLiveOutOfBoundsIsRefusedByName(long timeToLiveMillis) {
        assertThat(rules.objection(open(timeToLiveMillis, 100)))
                .contains("time to live is " + timeToLiveMillis + " ms", "allowed", "no session was opened");
    }

    @Test
    void nobodyOpensASessionOfHazelcastsOwnLockApiButThat() {
        Home stock = new Home(SessionKind.STOCK, "app", "host", new UUID(1, 1));

        assertThat(rules.objection(new Request.Open(1, stock, 15_000, 3_000, 0, SessionTerms.NONE)))
                .contains("no session was opened");
    }

    private static Request.Open opened(RequestRules rules, long timeToLiveMillis, long heartbeatMillis) {
        return (Request.Open) rules.applied(open(timeToLiveMillis, heartbeatMillis));
    }

    @Test
    void aSessionGetsTheLongestTimeToLiveThatThereIsAndBeatsAsOftenAsThatNeeds() {
        assertThat(opened(rules, 86_400_000, 200_000))
                .extracting("timeToLiveMillis", "heartbeatMillis")
                .containsExactly(300_000L, 100_000L);
        assertThat(opened(rules, 300_001, 3_000))
                .extracting("timeToLiveMillis", "heartbeatMillis")
                .containsExactly(300_000L, 3_000L);
    }

    @Test
    void aSessionGetsWhatItAsksForWithinTheBound() {
        assertThat(opened(rules, 300_000, 100_000))
                .extracting("timeToLiveMillis", "heartbeatMillis")
                .containsExactly(300_000L, 100_000L);
    }

    @Test
    void theGridsOwnTimeToLiveIsAllowedAlsoWhereItIsLonger() {
        RequestRules longer =
                RequestRules.of(GridNodeConfig.defaults().withSession(Duration.ofMinutes(10), Duration.ofSeconds(3)));

        assertThat(opened(longer, 86_400_000, 3_000).timeToLiveMillis()).isEqualTo(600_000);
    }

    @Test
    void aLockStaysClosedAfterItsReleaseForNoLongerThanItsRuleLetsItBeHeld() {
        LockRule rule = new LockRule("jobs/*", Duration.ofMinutes(1), null, null);
        RequestRules bounded = RequestRules.of(GridNodeConfig.defaults().withLocks(List.of(rule)));

        assertThat(bounded.applied(new Request.Release(1, "jobs/a", 1, 7, 0, 90_000)))
                .isEqualTo(new Request.Release(1, "jobs/a", 1, 7, 0, 60_000));
        assertThat(bounded.applied(new Request.Release(1, "jobs/a", 1, 7, 0)))
                .isEqualTo(new Request.Release(1, "jobs/a", 1, 7, 0, 0));
        assertThat(bounded.applied(new Request.Release(1, "b", 1, 7, 0, 90_000)))
                .isEqualTo(new Request.Release(1, "b", 1, 7, 0, 90_000));
    }

    @Test
    void noLockStaysClosedForMoreThanADay() {
        assertThat(rules.objection(new Request.Release(1, "a", 1, 7, 0, 86_400_000)))
                .isNull();
        assertThat(rules.objection(new Request.Release(1, "a", 1, 7, 0, 86_400_001)))
                .isEqualTo("closedFor is 86400001 ms; allowed: up to 86400000; nothing was released");
    }

    private static byte[] batch(int requests, Function<Long, Request> request) {
        List<Request> all =
                LongStream.rangeClosed(1, requests).boxed().map(request).toList();
        return WireCodec.encode(new Batch(new UUID(1, 1), 1, 0, all), WireCodec.NEWEST);
    }

    @Test
    void aBatchThatIsTooLongIsRefusedUnread() {
        byte[] nonsense = new byte[131_073];

        assertThatThrownBy(() -> rules.read(nonsense))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("131073 bytes", "131072 (limits.batch-bytes)", "nothing was done");
    }

    /** The holder's side takes calls until it counts 6,000 characters, each call as 16 at least. */
    @Test
    void theLongestBatchesOfTheHoldersSideAreRead() {
        String longest = "\u65e5".repeat(4_096);
        byte[] small = batch(
                375,
                sequence -> new Request.Acquire(
                        Long.MAX_VALUE / 2 - sequence,
                        "x",
                        new Asker(Long.MIN_VALUE, "", null),
                        Long.MAX_VALUE,
                        LockTerms.asked(Long.MAX_VALUE)));
        byte[] act = batch(
                1,
                sequence -> new Request.NoteAct(sequence, Long.MAX_VALUE, longest, longest, longest, longest, longest));
        byte[] names = batch(
                12, sequence -> new Request.Release(sequence, "\u65e5".repeat(512), Long.MIN_VALUE, Long.MAX_VALUE, 0));

        int lowest = 100_000;
        assertThat(Math.max(small.length, names.length) + act.length).isLessThan(lowest);
        assertThat(rules.read(act).requests()).hasSize(1);
    }

    @Test
    void anOpeningWithinTheBoundsIsNotRefused() {
        assertThat(rules.objection(open(15_000, 5_000))).isNull();
    }
}
