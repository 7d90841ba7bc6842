package io.lockgrid.internal.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and texts as bytes, and bytes that nobody wrote. */
class InputTest {

    private static Output output() {
        return new Output(1).begin(1);
    }

    private static Input input(int... bytes) {
        byte[] all = new byte[bytes.length + 1];
        all[0] = 1;
        for (int i = 0; i < bytes.length; i++) {
            all[i + 1] = (byte) bytes[i];
        }
        return new Input(all);
    }

    @Property
    void anyNumberIsReadAsItWasWritten(@ForAll long value, @ForAll int small) {
        Output out = output();
        out.writeVar(value);
        out.writeSigned(value);
        out.writeFixed(value);
        out.writeSigned(small);
        out.writeUuid(new UUID(value, small));
        Input in = new Input(out.toBytes());

        assertThat(in.readVar()).isEqualTo(value);
        assertThat(in.readSigned()).isEqualTo(value);
        assertThat(in.readFixed()).isEqualTo(value);
        assertThat(in.readSignedInt()).isEqualTo(small);
        assertThat(in.readUuid()).isEqualTo(new UUID(value, small));
        in.expectEnd();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, -64, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE})
    void theEndsOfNumbersAreReadToo(long value) {
        anyNumberIsReadAsItWasWritten(value, (int) value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders/1", "é", "東京", "\ud83d\udd12", "a\u0000b", "\u007f", "\u0080", "ÿ"})
    void anyTextIsReadAsItWasWritten(String text) {
        Output out = output();
        out.writeText(text);
        out.writeOptionalText(null);
        out.writeOptionalText(text);
        Input in = new Input(out.toBytes());

        assertThat(in.readText()).isEqualTo(text);
        assertThat(in.readOptionalLabel()).isNull();
        assertThat(in.readOptionalLabel()).isEqualTo(text);
        in.expectEnd();
    }

    @Test
    void smallNumbersTakeFewBytes() {
        Output out = output();
        out.writeVar(127);
        out.writeSigned(-64);
        assertThat(out.toBytes()).hasSize(3);
        out.writeVar(-1);
        assertThat(out.toBytes()).hasSize(13);
    }

    @Test
    void whatIsBegunAnewForgetsWhatWasWritten() {
        Output out = output();
        out.writeText("a secret of before");
        out.begin(1).writeByte(7);

        assertThat(out.toBytes()).containsExactly(1, 7);
    }

    @Test
    void whatCannotBeIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> input(2).readBoolean())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("2 is neither yes nor no");
        assertThatThrownBy(() -> input(-1).readBoolean()).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> input(3).readEnum(new String[3]))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("there is no constant 3");
        assertThatThrownBy(() -> input(-1).readEnum(new String[3])).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> input(1, 0xff).readText())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("damaged at byte 2")
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> input(2, 0xc0, 0x80).readText())
                .as("a longer form of a shorter character")
                .isInstanceOf(FormatException.class);
    }

    @Test
    void aNumberThatDoesNotEndIsRefused() {
        int[] endless = new int[11];
        Arrays.fill(endless, 0x80);

        assertThatThrownBy(() -> input(endless).readVar())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a number is too long");
    }

    @Test
    void aNumberThatIsTooLargeForItsPlaceIsRefused() {
        for (long wrong : new long[] {-1, 1L << 31, Long.MAX_VALUE}) {
            Output out = output();
            out.writeVar(wrong);
            assertThatThrownBy(() -> new Input(out.toBytes()).readInt())
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(wrong + " is out of range");
        }
        Output out = output();
        out.writeSigned(1L << 31);
        assertThatThrownBy(() -> new Input(out.toBytes()).readSignedInt())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("out of range");
    }

    @Test
    void aCountIsRefusedBeforeMemoryIsTakenForIt() {
        Output out = output();
        out.writeVar(Integer.MAX_VALUE);

        assertThatThrownBy(() -> new Input(out.toBytes()).readText())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("2147483647 elements cannot be in 0 bytes");
    }

    @Test
    void bytesThatEndTooEarlyOrTooLateAreRefused() {
        for (Runnable read : new Runnable[] {
            () -> new Input(new byte[0]),
            () -> input().readByte(),
            () -> input(1, 2, 3, 4, 5, 6, 7).readFixed(),
            () -> input(0x80).readVar()
        }) {
            assertThatThrownBy(read::run).isInstanceOf(FormatException.class).hasMessageContaining("ends too early");
        }
        assertThatThrownBy(() -> input(5, 6).expectEnd())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("2 bytes too many");
    }

    @Property
    void aChangedByteOfWhatIsSealedIsNoticed(@ForAll long value, @ForAll int place, @ForAll byte change) {
        Output out = output();
        out.writeFixed(value);
        byte[] sealed = out.sealed();
        assertThat(Input.sealed(sealed, new Labels()).readFixed()).isEqualTo(value);
        int at = Math.floorMod(place, sealed.length);
        sealed[at] ^= change == 0 ? 1 : change;

        assertThatThrownBy(() -> Input.sealed(sealed, new Labels()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("checksum");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void lessThanASealIsNothing(int length) {
        assertThatThrownBy(() -> Input.sealed(new byte[length], new Labels())).isInstanceOf(FormatException.class);
    }
}
