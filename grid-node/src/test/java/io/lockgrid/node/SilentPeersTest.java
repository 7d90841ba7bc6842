package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections to a plain member that say nothing, of which there are never more than so many. */
@Tag("thorough")
class SilentPeersTest {
    private static final int SILENT = 400;
    private static final int STAY = 256;

    @Test
    void theOldestGoForThoseThatComeAndAClientGetsInAllTheSame() throws Exception {
        List<RawPeer> silent = new ArrayList<>();
        try (Members members = new Members(3, config -> config)) {
            int port = members.configs.get(0).port();
            for (int i = 0; i < SILENT; i++) {
                silent.add(new RawPeer(port));
            }
            for (RawPeer early : silent.subList(0, SILENT - STAY)) {
                early.awaitClosed();
            }
            try (LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                    .withClusterName(members.cluster)
                    .withMembers("127.0.0.1:" + port))) {
                client.lock("orders/1").acquire().release();
            }
            assertThat(members.grid(1).lock("orders/1").tryAcquire()).isPresent();
        } finally {
            for (RawPeer peer : silent) {
                peer.close();
            }
        }
    }
}
