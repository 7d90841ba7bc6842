package io.lockgrid.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final String CONNECTOR = "com.hazelcast.internal.server.tcp.TcpServerConnector";

    private final AtomicLong now = new AtomicLong();
    private final Thinning thinning = new Thinning(now::get);
    private final List<String> said = new ArrayList<>();

    @Test
    void whatIsSaidEachSecondIsSaidEverMoreSeldomAndOnceAMinuteInTheEnd() {
        for (int second = 0; second < 600; second++) {
            say(Level.INFO, "Could not connect to: /127.0.0.1:" + (5701 + second % 2));
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(said).hasSizeBetween(13, 16);
        assertThat(said.subList(0, 4))
                .containsExactly(
                        "Could not connect to: /127.0.0.1:5701",
                        "Could not connect to: /127.0.0.1:5702",
                        "Could not connect to: /127.0.0.1:5701 (and 4 times since this was last said)",
                        "Could not connect to: /127.0.0.1:5701 (and 11 times since this was last said)");
        assertThat(said.get(said.size() - 1)).endsWith("(and 59 times since this was last said)");
    }

    @Test
    void theFirstOfEachKindIsSaidAtOnce() {
        say(Level.INFO, "Connecting to /127.0.0.1:5701");
        say(Level.INFO, "Could not connect to /127.0.0.1:5701");
        say(Level.WARNING, "Could not connect to /127.0.0.1:5701");
        said.add(String.valueOf(thinning.thin("another", Level.INFO, "Connecting to /127.0.0.1:5701", null)));
        said.add(String.valueOf(
                thinning.thin(CONNECTOR, Level.INFO, "Connecting to /127.0.0.1:5701", new IllegalStateException())));

        assertThat(said).hasSize(5).doesNotContain("null");
    }

    @Test
    void aGraveLineOfANewKindIsNotPassedOver() {
        say(Level.SEVERE, "Disk full");
        say(Level.SEVERE, "Out of memory");

        assertThat(said).containsExactly("Disk full", "Out of memory");
    }

    @Test
    void severalMembersAreNamedAndManyAreCounted() {
        for (int port = 5701; port <= 5710; port++) {
            say(Level.WARNING, "Suspecting 127.0.0.1:" + port);
        }
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        say(Level.WARNING, "Suspecting 127.0.0.1:5701");

        assertThat(said)
                .containsExactly(
                        "Suspecting 127.0.0.1:5701",
                        "Suspecting 127.0.0.1:5702",
                        "Suspecting 127.0.0.1:5703",
                        "Suspecting 127.0.0.1:5701 (and 7 times since this was last said)");
    }

    @Test
    void whatLockGridSaysIsAllSaid() {
        said.add(thinning.thin("io.lockgrid.node.membership.Keeper", Level.INFO, "seat of 5701 removed", null));
        said.add(thinning.thin("io.lockgrid.node.membership.Keeper", Level.INFO, "seat of 5701 removed", null));

        assertThat(said).containsOnly("seat of 5701 removed").hasSize(2);
    }

    @Test
    void linesForWhoLooksCloselyAreAllSaid() {
        say(Level.FINE, "a step");
        say(Level.FINE, "a step");

        assertThat(said).hasSize(2);
    }

    @Test
    void whatTellsHowThingsAreNowIsAlwaysSaid() {
        for (int i = 0; i < 3; i++) {
            said.add(thinning.thin("com.hazelcast.core.LifecycleService", Level.INFO, "it is CLIENT_CONNECTED", null));
        }

        assertThat(said).containsOnly("it is CLIENT_CONNECTED").hasSize(3);
    }

    @Test
    void numbersOfTheRaftServiceThatLockGridReplacesAreReplacedWithoutAWord() {
        String numbers = "com.hazelcast.internal.metrics.MetricsRegistry";
        String words = "Overwriting existing probe '[unit=count,metric=%s,excludedTargets={}]'";

        assertThat(thinning.thin(numbers, Level.WARNING, "[127.0.0.1]:5701 " + words.formatted("raft.nodes"), null))
                .isNull();
        assertThat(thinning.thin(numbers, Level.WARNING, words.formatted("map.size"), null))
                .isNotNull();
    }

    @Test
    void groupsOfOneKindShareTheirLines() {
        said.add(thinning.thin("raft.RaftNode(default)", Level.INFO, "no leader", null));

        assertThat(thinning.thin("raft.RaftNode(METADATA)", Level.INFO, "no leader", null))
                .isNull();
    }

    private void say(Level level, String message) {
        String words = thinning.thin(CONNECTOR, level, message, null);
        if (words != null) {
            said.add(words);
        }
    }
}
