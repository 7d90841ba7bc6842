package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstLinksTest {
    private final FirstLinks links = new FirstLinks();
    private final List<Address> members = new ArrayList<>();

    @BeforeEach
    void name() throws Exception {
        for (int port = 1; port <= 3; port++) {
            members.add(new Address("127.0.0.1", port));
        }
    }

    private void refuse(int port) {
        links.refused(new InetSocketAddress("127.0.0.1", port), "not trusted");
    }

    @Test
    void thereIsHopeUntilMoreThanHalfHaveRefused() {
        assertThat(links.refusal(members)).isEmpty();
        refuse(1);
        refuse(1);
        refuse(99);
        assertThat(links.refusal(members)).isEmpty();
        refuse(3);
        assertThat(links.refusal(members).orElseThrow())
                .startsWith("2 of 3 members and this one do not take each other's certificates")
                .contains("127.0.0.1:1: not trusted; 127.0.0.1:3: not trusted");
    }

    @Test
    void thereIsHopeWhereOneHasTakenItsCertificate() {
        links.taken();
        for (int port = 1; port <= 3; port++) {
            refuse(port);
        }
        assertThat(links.refusal(members)).isEmpty();
    }
}
