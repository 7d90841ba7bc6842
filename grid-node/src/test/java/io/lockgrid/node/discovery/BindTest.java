package io.lockgrid.node.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bind} comes to on this machine. */
class BindTest {

    private static Listening at(String bind, String... known) {
        return Bind.at(bind, 5701, List.of(known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.0.0.2"})
    void theLoopbackIsItselfByAddressAndByName(String bind) throws Exception {
        Listening listening = at(bind, "127.0.0.1:5701");

        assertThat(listening.socket().isLoopbackAddress()).isTrue();
        assertThat(listening.told(5701).getInetAddress()).isEqualTo(listening.socket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "0:0:0:0:0:0:0:1"})
    void anIpv6AddressMayComeWithoutBrackets(String bind) throws Exception {
        assertThat(at(bind).socket()).isEqualTo(InetAddress.getByName("::1"));
    }

    @Test
    void anInterfaceIsItsAddress() throws SocketException {
        NetworkInterface loopback = NetworkInterface.networkInterfaces()
                .filter(BindTest::isLoopback)
                .findFirst()
                .orElseThrow();

        assertThat(at(loopback.getName()).socket()).isEqualTo(InetAddress.getLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void whereAllIsListenedToOthersAreToldTheAddressThatTheyHaveInTheirLists(String bind) throws Exception {
        Listening listening = at(bind, "127.0.0.1:5701", "127.0.0.1:5702");

        assertThat(listening.socket().isAnyLocalAddress()).isTrue();
        assertThat(listening.told(5701).getInetAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));
    }

    @Test
    void whereAllIsListenedToAndNobodyKnowsOthersAreToldAnAddressOfThisMachine() throws Exception {
        InetAddress told = at("0.0.0.0").told(5701).getInetAddress();

        assertThat(told.isAnyLocalAddress()).isFalse();
        assertThat(NetworkInterface.getByInetAddress(told)).isNotNull();
    }

    @Test
    void anAddressOfAnotherMachineIsRefusedWithThoseOfThisOne() {
        assertThatThrownBy(() -> at("192.0.2.77"))
                .hasMessageContaining("'192.0.2.77', which is no address of this machine")
                .hasMessageContaining("127.0.0.1 (")
                .hasMessageContaining("0.0.0.0 for all");
    }

    @Test
    void aNameOfNothingIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> at("no-such-host.invalid"))
                .hasMessageContaining("no interface of this machine, and no name that has an address")
                .hasMessageContaining("write one of");
    }

    private static boolean isLoopback(NetworkInterface on) {
        try {
            return on.isLoopback() && on.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
