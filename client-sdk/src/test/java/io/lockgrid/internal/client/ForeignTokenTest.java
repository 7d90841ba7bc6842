package io.lockgrid.internal.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ForeignTokenTest {
    private static final String TOKEN = "hazelcast.client.cloud.discovery.token";

    @AfterEach
    void cleanUp() {
        System.clearProperty(TOKEN);
    }

    @Test
    void aTokenForAnotherHazelcastClientOfTheProcessChangesNothing() {
        System.setProperty(TOKEN, "of-another");
        LockGridClientConfig config =
                LockGridClientConfig.defaults().withMembers("127.0.0.1:1").withCallTimeout(Duration.ofSeconds(1));

        assertThatThrownBy(() -> LockGridClient.connect(config))
                .isInstanceOf(GridUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
