package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    private Outcome unknown() {
        return new Outcome.SessionUnknown(grid.table.lastFence());
    }

    @Test
    void anOpenedSessionIsListed() {
        Session session = grid.table.session(alice.id);

        assertThat(session.home()).isEqualTo(alice.home);
        assertThat(session.timeToLiveMillis()).isEqualTo(Client.TIME_TO_LIVE);
        assertThat(session.since()).isEqualTo(Grid.START);
        assertThat(grid.table.sessionCount()).isEqualTo(2);
    }

    @Test
    void openingASessionTwiceChangesNothing() {
        alice.acquire("a");

        assertThat(alice.open()).isEqualTo(new Outcome.Opened(Client.TIME_TO_LIVE));
        assertThat(grid.holder("a").session()).isEqualTo(alice.id);
        assertThat(grid.table.sessionCount()).isEqualTo(2);
    }

    @Test
    void anotherOpeningIsAnsweredWithTheTimeToLiveThatTheSessionHas() {
        Request.Open again = new Request.Open(
                1, alice.home, Client.TIME_TO_LIVE / 3, 1, 0, new SessionTerms(Ask.MANY, Ask.MANY, Ask.MANY));

        assertThat(alice.send(again)).isEqualTo(new Outcome.Opened(Client.TIME_TO_LIVE));
        assertThat(grid.table.session(alice.id).timeToLiveMillis()).isEqualTo(Client.TIME_TO_LIVE);
    }

    @Test
    void commandsOfAnUnknownSessionHaveNoEffect() {
        Client stranger = grid.stranger("stranger");

        BatchReply reply = stranger.batch(Ask.lock("a").as(1), new Request.KeepAlive(2));

        assertThat(reply.outcomes()).containsExactly(unknown(), unknown());
        assertThat(reply.notices()).isEmpty();
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void commandsAfterTheOneThatOpensTheSessionAreExecuted() {
        Client stranger = grid.stranger("stranger");

        Outcome unknown = unknown();
        stranger.highestFence = grid.table.lastFence();
        stranger.sequence = 2;
        BatchReply reply = stranger.batch(
                new Request.KeepAlive(1), stranger.opening(), Ask.lock("a").as(3));

        assertThat(reply.outcomes())
                .containsExactly(
                        unknown,
                        new Outcome.Opened(Client.TIME_TO_LIVE),
                        new Outcome.Granted(grid.table.lastFence(), 1, 0));
    }

    @Test
    void everyBatchIsASignOfLife() {
        grid.effects.forgetMessages();
        TimerKey timer = new TimerKey.SessionTimer(alice.id);
        TimeCommand late = grid.table.elapsed(timer);

        alice.batch(new Request.KeepAlive(++alice.sequence), Ask.lock("a").as(++alice.sequence));

        assertThat(grid.effects.started).containsExactly(new RecordingEffects.Started(timer, Client.TIME_TO_LIVE));
        grid.apply(late);
        assertThat(grid.table.session(alice.id)).isNotNull();
    }

    @Test
    void aSignOfLifeInTheSameEntryCountsBeforeTheEndOfTheSession() {
        TimeCommand elapsed = grid.table.elapsed(new TimerKey.SessionTimer(alice.id));

        grid.apply(List.of(alice.batchOf(new Request.KeepAlive(++alice.sequence))), List.of(elapsed));

        assertThat(grid.table.session(alice.id)).isNotNull();
    }

    @Test
    void aSilentSessionEndsWithAllItHas() {
        alice.acquire("a");
        alice.acquire("b");
        bob.acquire("a");
        bob.acquire("c");
        alice.acquire("c");

        grid.elapse(new TimerKey.SessionTimer(alice.id));

        assertThat(grid.table.session(alice.id)).isNull();
        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.table.lock("b")).isNull();
        assertThat(grid.table.lock("c").waiterCount()).isZero();
        assertThat(grid.effects.messages)
                .startsWith(new RecordingEffects.Ended(alice.id, alice.home, SessionEnd.EXPIRED, null, null));
    }

    @Test
    void aClosedSessionGivesBackItsLocks() {
        alice.granted(Ask.lock("a"));
        bob.acquire("a");

        assertThat(alice.close()).isEqualTo(Outcome.Done.DONE);

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.effects.messages)
                .startsWith(new RecordingEffects.Ended(alice.id, alice.home, SessionEnd.CLOSED, null, null));
    }

    @Test
    void nothingRemainsOfAnEndedSession() {
        bob.acquire("b");
        alice.send(Ask.lock("a").maxHold(100));
        alice.send(Ask.lock("b").waiting(100));
        alice.close();
        bob.close();

        assertThat(grid.table.lockCount()).isZero();
        assertThat(grid.table.sessionCount()).isZero();
        assertThat(grid.effects.running).isEmpty();
        assertThat(alice.keepAlive()).isEqualTo(unknown());
    }

    @Test
    void aSessionThatEndsDoesNotGetTheLockThatItGivesBack() {
        alice.acquire("a");
        alice.acquire("a");
        bob.acquire("a");

        alice.close();

        assertThat(grid.holder("a").session()).isEqualTo(bob.id);
        assertThat(grid.noticesOf(alice)).isEmpty();
    }

    @Test
    void commandsAfterTheEndOfTheirSessionHaveNoEffect() {
        BatchReply reply =
                alice.batch(new Request.Close(++alice.sequence), Ask.lock("a").as(++alice.sequence));

        assertThat(reply.outcomes()).containsExactly(Outcome.Done.DONE, unknown());
        assertThat(grid.table.lock("a")).isNull();
    }

    @Test
    void holdsOfAnEndedSessionComeFreeInTheOrderOfTheirAcquires() {
        alice.acquire("z");
        alice.acquire("a");
        bob.acquire("a");
        bob.acquire("z");

        alice.close();

        assertThat(grid.holder("z").fence()).isLessThan(grid.holder("a").fence());
    }
}
