package io.lockgrid.node.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.instance.EndpointQualifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {
    private final Listening listening;

    ListeningTest() throws UnknownHostException {
        InetAddress all = InetAddress.getByName("0.0.0.0");
        listening = new Listening(all, new InetSocketAddress(InetAddress.getByName("10.1.2.3"), 0));
    }

    @Test
    void othersAreToldThePortOfTheSocketUnlessAnotherIsSaid() {
        assertThat(listening.told(5_703).getPort()).isEqualTo(5_703);
        assertThat(listening.toldAs("10.9.9.9").told(5_703).getPort()).isEqualTo(5_703);
        assertThat(listening.toldAs("10.9.9.9:6000").told(5_703).getPort()).isEqualTo(6_000);
        assertThat(listening.toldAs("10.9.9.9:6000").told(5_703).getHost()).isEqualTo("10.9.9.9");
    }

    @Test
    void itListensWhereItDidWhateverOthersAreTold() {
        Listening told = listening.toldAs("10.9.9.9:6000");

        assertThat(told.getBindAddress().getAddress()).isEqualTo(listening.socket());
        assertThat(told.getBindAddress(EndpointQualifier.MEMBER)).isEqualTo(told.getBindAddress());
        assertThat(told.getBindAddress().getPort()).isZero();
        assertThat(told.getPublicAddress()).isEqualTo(told.told());
        assertThat(told.getPublicAddress(EndpointQualifier.CLIENT)).isEqualTo(told.getPublicAddress());
        assertThat(told.text()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "10.1.2.3:port", "10.1.2.3:99999", "[::1"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> listening.toldAs(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("public-address is '" + address + "'; allowed: ");
    }

    @Test
    void aNameWithoutAnAddressIsRefused() {
        assertThatThrownBy(() -> listening.toldAs("nobody.invalid:5701"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("public-address is 'nobody.invalid:5701', which has no address");
    }
}
