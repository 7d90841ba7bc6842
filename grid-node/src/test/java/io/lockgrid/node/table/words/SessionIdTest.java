package io.lockgrid.node.table.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SessionIdTest {
    @Test
    void isWrittenAsThirtyTwoHexadecimalDigits() {
        assertThat(new SessionId(1, -1)).hasToString("0000000000000001ffffffffffffffff");
    }

    @Test
    void isReadAsItWasWritten() {
        SessionId id = new SessionId(Long.MIN_VALUE, 0x123456789ABCDEFL);

        assertThat(SessionId.parse(id.toString())).isEqualTo(id);
        assertThat(SessionId.parse("0000000000000001FFFFFFFFFFFFFFFF")).isEqualTo(new SessionId(1, -1));
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> SessionId.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionId.parse("zz00000000000001ffffffffffffffff"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionId.parse("0000000000000001fffffffffffffff"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32");
    }
}
