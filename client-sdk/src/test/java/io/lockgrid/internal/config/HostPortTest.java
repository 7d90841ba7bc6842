package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

    @ParameterizedTest
    @CsvSource({
        "app-1:5702, app-1, 5702",
        "app-1, app-1, 5701",
        "10.1.2.3:1, 10.1.2.3, 1",
        "a.b_c.example:65535, a.b_c.example, 65535",
        "[::1]:5702, [::1], 5702",
        "[::1], [::1], 5701",
        "[fe80::1%eth0]:5701, [fe80::1%eth0], 5701",
        "[2001:db8::10.1.2.3]:5701, [2001:db8::10.1.2.3], 5701"
    })
    void anAddressIsReadAndWritten(String text, String host, int port) {
        assertThat(HostPort.parse(text)).contains(new HostPort(host, port));
        assertThat(new HostPort(host, port)).hasToString(host + ":" + port);
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, [::1]:5701",
        "0:0:0:0:0:0:0:0, [::]:5701",
        "fd00:0:0:0:0:0:0:2, [fd00::2]:5701",
        "fe80:0:0:0:fc:ff:fe00:1%eth0, [fe80::fc:ff:fe00:1%eth0]:5701",
        "2001:db8:0:1:0:0:0:0, [2001:db8:0:1::]:5701",
        "1:0:0:2:0:0:0:3, [1:0:0:2::3]:5701",
        "1:0:2:3:4:5:6:7, [1:0:2:3:4:5:6:7]:5701",
        "10.1.2.3, 10.1.2.3:5701",
        "app-1, app-1:5701",
        "[::1], [::1]:5701"
    })
    void anAddressOfTheEngineIsWrittenAsPeopleDo(String host, String text) {
        assertThat(HostPort.of(host, 5701)).hasToString(text);
        assertThat(HostPort.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":5701",
                "a:",
                "a:0",
                "a:65536",
                "a:x",
                "a:1:2",
                "::1",
                "[::1",
                "[]",
                "[1.2.3.4]",
                "[::1::2]:1",
                "a b",
                "a/b",
                "-a",
                "a-",
                "a..b",
                "http://a:1",
                "10.1.2",
                "10.1.2.256",
                "10.*.*.*",
                "1.2.3.4.5",
                "a,b"
            })
    void whatIsNoAddressIsNotRead(String text) {
        assertThat(HostPort.parse(text)).isEmpty();
    }
}
