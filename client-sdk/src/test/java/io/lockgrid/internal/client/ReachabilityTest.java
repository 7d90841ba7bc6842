package io.lockgrid.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a client did not get in. */
class ReachabilityTest {
    private static final LockGridClientConfig CONFIG =
            LockGridClientConfig.defaults().withClusterName("orders").withCallTimeout(Duration.ofSeconds(3));

    private static int nobodysPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void whereNothingAnswersTheAddressesAreToBeChecked() throws Exception {
        String nobody = "127.0.0.1:" + nobodysPort();

        assertThat(Reachability.explain(CONFIG.withMembers(List.of(nobody)), Optional.empty()))
                .isEqualTo("none of [" + nobody + "] could be reached within 3000 ms; this client is not connected:"
                        + " check the addresses, and that a member is running there");
    }

    @Test
    void whereSomethingAnswersItIsTheNameOfTheClusterOrAMemberThatHasNotStarted() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            String member = "127.0.0.1:" + silent.getLocalPort();

            assertThat(Reachability.explain(
                            CONFIG.withMembers(List.of("127.0.0.1:" + nobodysPort(), member)), Optional.empty()))
                    .startsWith("something answers at " + member + ", but it did not let this client in within 3000 ms")
                    .contains("is the cluster called 'orders' (cluster-name)");
        }
    }

    @Test
    void aNameComesWithTheAddressThatAnswered() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            int port = silent.getLocalPort();

            assertThat(Reachability.explain(CONFIG.withMembers(List.of("localhost:" + port)), Optional.empty()))
                    .startsWith("something answers at localhost:" + port + " (127.0.0.1:" + port + ")");
        }
    }

    @Test
    void aNameWithoutAnAddressIsNamed() throws Exception {
        assertThat(Reachability.explain(CONFIG.withMembers(List.of("nobody.invalid:5701")), Optional.empty()))
                .contains("could be reached", "and no address is known for nobody.invalid");
    }
}
