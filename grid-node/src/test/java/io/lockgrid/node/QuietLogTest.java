package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.logging.ILogger;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes on and on is said seldom, in the log that the engine writes to. */
class QuietLogTest {
    private final String cluster = "test-" + UUID.randomUUID();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getMessage().contains(cluster)) {
                lines.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void hearNoMore() {
        Logger.getLogger("").removeHandler(handler);
    }

    private List<String> linesWith(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
    }

    @Test
    void aClientThatFindsNoMemberSaysSoAndNotAtEachTry() throws Exception {
        LockGridClientConfig config = LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers("127.0.0.1:" + Members.freePorts(1).get(0))
                .withCallTimeout(Duration.ofSeconds(4));

        assertThatThrownBy(() -> LockGridClient.connect(config)).isInstanceOf(GridUnavailableException.class);

        assertThat(linesWith("Unable to get live cluster connection")).hasSizeBetween(1, 4);
        assertThat(linesWith("Exception during initial connection")).hasSizeBetween(1, 4);
    }

    @Test
    void aMemberSaysWhatRepeatsSeldomAndNoOtherHazelcastIsChanged() {
        GridNodeConfig config = GridNodeConfig.defaults()
                .withClusterName(cluster)
                .withBind("127.0.0.1")
                .withPort(0)
                .withMembers(List.of("127.0.0.1:1"));
        try (LockGrid grid = GridNode.start(config)) {
            HazelcastInstance member = Hazelcast.getAllHazelcastInstances().stream()
                    .filter(each -> each.getConfig().getClusterName().equals(cluster))
                    .findFirst()
                    .orElseThrow();
            assertThat(linesWith("Overwriting existing probe")).isEmpty();
            ILogger logger = member.getLoggingService().getLogger("com.hazelcast.test");
            for (int i = 0; i < 100; i++) {
                logger.info("try " + i);
            }

            assertThat(linesWith("try ")).hasSizeBetween(1, 3);

            ILogger other = com.hazelcast.logging.Logger.getLogger("com.hazelcast.test");
            for (int i = 0; i < 5; i++) {
                other.info("another Hazelcast " + i + " beside " + cluster);
            }
            assertThat(linesWith("another Hazelcast ")).hasSize(5);
        }
    }

    /** As many lines before: about 860. */
    @Test
    @Tag("thorough")
    void aMemberWithoutAMajoritySaysItInFewLines() throws Exception {
        List<NodeProcess> nodes = new ArrayList<>();
        try {
            List<Integer> ports = Members.freePorts(3);
            List<String> addresses =
                    ports.stream().map(port -> "127.0.0.1:" + port).toList();
            for (int i = 0; i < 3; i++) {
                nodes.add(NodeProcess.start(cluster, "quiet-" + i, ports.get(i), addresses));
            }
            for (NodeProcess node : nodes) {
                assertThat(node.hear()).isEqualTo("started");
            }
            nodes.get(0).fence(nodes.get(0).ask("acquire a"));
            long before = lineCount(nodes.get(0));

            nodes.get(1).kill();
            nodes.get(2).kill();
            TimeUnit.SECONDS.sleep(30); // what is counted is what it says in this time

            assertThat(lineCount(nodes.get(0)) - before).isPositive().isLessThan(200);
        } finally {
            nodes.forEach(NodeProcess::close);
        }
    }

    private static long lineCount(NodeProcess node) throws IOException {
        return Files.readAllLines(node.log()).size();
    }
}
