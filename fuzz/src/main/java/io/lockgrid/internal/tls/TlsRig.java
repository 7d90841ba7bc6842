package io.lockgrid.internal.tls;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelCloseListener;
import com.hazelcast.internal.networking.ChannelOptions;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundPipeline;
import com.hazelcast.internal.networking.OutboundPipeline;
import io.lockgrid.fuzz.Fake;
import io.lockgrid.fuzz.Judgement;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The two handlers of a channel, and a peer whose records can be tampered with. Whatever comes: no handler throws, asks to
 * be called again for nothing, or stops to take bytes; its buffers stay as they are; what is decrypted is what the peer
 * sent, from the first byte on and without a gap; a failure is said once; all that was sent arrives where nothing was
 * touched. For one thread.
 */
final class TlsRig {
    private static final int PATIENCE = 100_000;
    private static final int MOST_BUFFERED = 256 << 10;

    private final int cut;
    private final ByteBuffer room;
    private final ConcurrentHashMap<Object, Object> attributes = new ConcurrentHashMap<>();
    private final List<ChannelCloseListener> onClose = new ArrayList<>();
    private final Channel channel;
    private final TlsLinks.Handlers handlers;
    private final TlsPeer peer;
    private final Pattern sent = new Pattern(1);
    private byte[] change = {};
    private int lost;
    private boolean repeated;
    private boolean touched;
    private boolean ended;
    private boolean changedKeys;

    /**
     * @param cut how many bytes come at once
     * @param room how many the next handler takes at once
     */
    TlsRig(TlsEnds ends, boolean connects, int cut, int room) throws Exception {
        this.cut = cut;
        this.room = ByteBuffer.allocate(room);
        channel = channel(connects);
        handlers = ends.links(connects).handlers(channel);
        handlers.inbound().setChannel(channel);
        handlers.outbound().setChannel(channel);
        handlers.inbound().handlerAdded();
        handlers.outbound().handlerAdded();
        handlers.inbound().dst(this.room);
        handlers.outbound().src(ByteBuffer.allocate(0));
        peer = new TlsPeer(ends.other(connects), !connects, sent);
    }

    private Channel channel(boolean connects) {
        ChannelOptions options =
                Fake.of(ChannelOptions.class, (method, given) -> method.equals("getOption") ? false : Fake.NOTHING);
        InboundPipeline inbound = Fake.of(InboundPipeline.class, (method, given) -> Fake.NOTHING);
        OutboundPipeline outbound = Fake.of(OutboundPipeline.class, (method, given) -> Fake.NOTHING);
        return Fake.of(Channel.class, (method, given) -> switch (method) {
            case "isClientMode" -> connects;
            case "attributeMap" -> attributes;
            case "options" -> options;
            case "inboundPipeline" -> inbound;
            case "outboundPipeline" -> outbound;
            case "addCloseListener" -> onClose.add((ChannelCloseListener) Objects.requireNonNull(given[0]));
            default -> Fake.NOTHING;
        });
    }

    /** Changes one byte of what the peer says next. */
    void changeNext(int at, byte by) {
        change = new byte[] {(byte) at, by};
    }

    void loseNext(int bytes) {
        lost = bytes;
    }

    void repeatNext() {
        repeated = true;
    }

    void inject(byte[] bytes) {
        touched = touched || bytes.length > 0;
        hear(bytes);
    }

    void peerSends(int bytes) {
        peer.send(bytes);
    }

    /** Once in a step: who does it again and again without hearing the answers is refused. */
    void peerChangesKeys() {
        if (!changedKeys) {
            changedKeys = true;
            peer.changeKeys();
        }
    }

    /** Unless what was sent before is on its way yet. */
    void sends(int bytes) {
        if (!handlers.outbound().src().hasRemaining()) {
            handlers.outbound().src(ByteBuffer.wrap(sent.next(bytes)));
        }
    }

    /** Until both have nothing more to say. */
    void settle() {
        int steps = 0;
        while (step()) {
            Judgement.expect(++steps < PATIENCE, "the two never come to an end");
        }
    }

    /** @return whether anything was said */
    boolean step() {
        int before = peer.sent().there();
        read();
        boolean wrote = write();
        changedKeys = false;
        byte[] said = tamperedWith(peer.say());
        hear(said);
        return wrote || said.length > 0 || peer.sent().there() > before;
    }

    private byte[] tamperedWith(byte[] said) {
        if (said.length == 0) {
            return said;
        }
        byte[] now = said;
        if (change.length > 0 && change[1] != 0) {
            now[(change[0] & 0xFF) * 7 % now.length] ^= change[1];
            touched = true;
        }
        if (lost > 0) {
            now = Arrays.copyOfRange(now, Math.min(lost, now.length), now.length);
            touched = true;
        }
        if (repeated) {
            now = Arrays.copyOf(now, 2 * now.length);
            System.arraycopy(now, 0, now, now.length / 2, now.length / 2);
            touched = true;
        }
        change = new byte[0];
        lost = 0;
        repeated = false;
        return now;
    }

    void hear(byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining() && !ended) {
            ByteBuffer src = handlers.inbound().src();
            int piece = Math.min(Math.min(cut, left.remaining()), src.remaining());
            Judgement.expect(piece > 0, "the handler takes no more bytes");
            src.put(left.slice().limit(piece));
            left.position(left.position() + piece);
            read();
            write();
            read();
        }
    }

    private void read() {
        HandlerStatus status = HandlerStatus.DIRTY;
        while (status == HandlerStatus.DIRTY && !ended) {
            int before = handlers.inbound().src().position();
            try {
                status = handlers.inbound().onRead();
            } catch (EOFException closedByPeer) {
                ended = true;
            }
            boolean moved = room.position() > 0 || handlers.inbound().src().position() != before;
            Judgement.expect(moved || status != HandlerStatus.DIRTY, "the handler asks to be called for nothing");
            peer.sent().arrived(room.array(), room.position());
            room.clear();
        }
        Judgement.expect(
                handlers.inbound().src().capacity() + handlers.outbound().dst().capacity() <= MOST_BUFFERED,
                "the handlers' buffers have grown");
        Judgement.expect(!said().contains(" and again: "), "it was said twice: " + said());
    }

    private boolean write() {
        boolean wrote = false;
        HandlerStatus status = HandlerStatus.DIRTY;
        while (status == HandlerStatus.DIRTY) {
            status = handlers.outbound().onWrite();
            ByteBuffer out = handlers.outbound().dst();
            Judgement.expect(
                    out.hasRemaining() || status != HandlerStatus.DIRTY, "the handler asks to be called for nothing");
            wrote = wrote || out.hasRemaining();
            byte[] bytes = new byte[out.remaining()];
            out.get(bytes);
            peer.hear(bytes);
        }
        return wrote;
    }

    private String said() {
        return String.valueOf(attributes.get(TlsEnds.WORDS));
    }

    void expectAllIsThereIfUntouched() {
        if (!touched && !peer.hasFailed() && !ended) {
            Judgement.expect(!attributes.containsKey(TlsEnds.WORDS), "it failed though nothing was touched: " + said());
            expectAllArrived(peer.sent());
            expectAllArrived(sent);
        }
    }

    private static void expectAllArrived(Pattern pattern) {
        Judgement.expect(
                pattern.there() == pattern.length(),
                "of " + pattern.length() + " bytes " + pattern.there() + " arrived");
    }

    void close() {
        onClose.forEach(each -> each.onClose(channel));
    }
}
