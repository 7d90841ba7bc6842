package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;

/** Clients that no member lets in. Stateless. */
final class RefusedClients {
    private RefusedClients() {}

    static void assertRefused(LockGridClientConfig config, String words) {
        assertThatExceptionOfType(GridUnavailableException.class)
                .isThrownBy(() -> LockGridClient.connect(config))
                .withMessageContaining("this client is not connected")
                .withMessageContaining(words);
    }
}
