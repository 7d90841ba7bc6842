package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.nio.Bits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that come in pieces. */
class FragmentsTest {
    private static final int MIDDLE = 0;

    private final Fragments fragments = new Fragments();

    /** A piece with that number, and some frames. */
    private static ClientMessage piece(long number, int flags, String... contents) {
        byte[] head = new byte[ClientMessage.FRAGMENTATION_ID_OFFSET + Long.BYTES];
        Bits.writeLongL(head, ClientMessage.FRAGMENTATION_ID_OFFSET, number);
        ClientMessage piece = ClientMessage.createForEncode();
        piece.add(new ClientMessage.Frame(head, flags));
        for (String content : contents) {
            piece.add(new ClientMessage.Frame(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        return piece;
    }

    private static ClientMessage begin(long number, String... contents) {
        return piece(number, ClientMessage.BEGIN_FRAGMENT_FLAG, contents);
    }

    private static ClientMessage end(long number, String... contents) {
        return piece(number, ClientMessage.END_FRAGMENT_FLAG, contents);
    }

    private static List<String> contents(ClientMessage message) {
        List<String> contents = new ArrayList<>();
        for (ClientMessage.Frame frame = message.getStartFrame(); frame != null; frame = frame.next) {
            contents.add(new String(frame.content, java.nio.charset.StandardCharsets.US_ASCII));
        }
        return contents;
    }

    @Test
    void piecesBecomeTheMessageThatTheyAreOf() throws Exception {
        assertThat(fragments.add(begin(7, "a", "b"))).isNull();
        assertThat(fragments.add(piece(7, MIDDLE, "c"))).isNull();

        ClientMessage whole = fragments.add(end(7, "d"));

        assertThat(contents(whole)).containsExactly("a", "b", "c", "d");
        assertThat(fragments.allocated()).isZero();
    }

    @Test
    void piecesOfTwoMessagesAreNotMixedUp() throws Exception {
        fragments.add(begin(1, "a1"));
        fragments.add(begin(2, "a2"));
        fragments.add(piece(1, MIDDLE, "b1"));

        assertThat(contents(fragments.add(end(2, "z2")))).containsExactly("a2", "z2");
        assertThat(fragments.allocated()).as("the other is still open").isPositive();
        assertThat(contents(fragments.add(end(1, "z1")))).containsExactly("a1", "b1", "z1");
        assertThat(fragments.allocated()).isZero();
    }

    @Test
    void aPieceOfNothingIsRefused() throws Exception {
        assertThatThrownBy(() -> fragments.add(end(7, "d")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("had not begun");
        fragments.add(begin(7, "a"));
        fragments.add(end(7, "d"));
        assertThatThrownBy(() -> fragments.add(piece(7, MIDDLE, "late")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("had not begun");
    }

    @Test
    void aPieceWithoutANumberOrWithoutAnythingElseIsRefused() {
        ClientMessage unnumbered = ClientMessage.createForEncode();
        unnumbered.add(new ClientMessage.Frame(new byte[7]));
        unnumbered.add(new ClientMessage.Frame(new byte[1]));
        for (ClientMessage wrong : List.of(unnumbered, begin(7))) {
            assertThatThrownBy(() -> fragments.add(wrong))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("without a number");
        }
        assertThat(fragments.allocated()).isZero();
    }

    @Test
    void piecesWithoutAnEndAreRefusedBeforeTheyFillTheMemory() throws Exception {
        String big = "x".repeat(1 << 20);
        fragments.add(begin(7, big));
        for (int i = 1; i < 15; i++) {
            fragments.add(i % 2 == 0 ? piece(7, MIDDLE, big) : begin(100 + i, big));
        }

        assertThatThrownBy(() -> {
                    fragments.add(piece(7, MIDDLE, big));
                    fragments.add(piece(7, MIDDLE, big));
                })
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at most " + Allowance.CLIENTS_MESSAGE + " are taken");
    }
}
