package io.lockgrid.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.instance.BuildInfoProvider;
import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.impl.LoggingServiceImpl;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberLogTest {
    private final String cluster = "test-" + UUID.randomUUID();
    private final LoggingServiceImpl logging =
            new LoggingServiceImpl(cluster, "jdk", BuildInfoProvider.getBuildInfo(), true, false, null);
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

    @Test
    void aMembersLogPassesOverRepeats() {
        MemberLog.thin(logging, System::nanoTime);

        repeat();

        assertThat(lines).hasSizeBetween(1, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noSuchField", "versionMessage", "levelSet"})
    void anEngineThatKeepsItsLoggersElsewhereWritesAsItDoesAndALineSaysSo(String place) {
        MemberLog.thin(logging, System::nanoTime, place);

        repeat();

        assertThat(lines).hasSize(101).first().asString().contains("This log says all that repeats");
    }

    private void repeat() {
        ILogger logger = logging.getLogger("com.hazelcast.test");
        for (int i = 0; i < 100; i++) {
            logger.info("try " + i);
        }
    }
}
