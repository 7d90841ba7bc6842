package io.lockgrid.internal.tls;

import static com.hazelcast.internal.networking.HandlerStatus.BLOCKED;
import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.networking.HandlerStatus.DIRTY;
import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import java.io.EOFException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Decrypts. The first in its pipeline, for as long as the channel lives. For the thread that reads the channel. */
public final class TlsInbound extends InboundHandler<ByteBuffer, ByteBuffer> {
    /** More than any handshake has. */
    private static final int MOST_WITHOUT_CONTENT = 1_000;

    private final TlsLink link;
    private int withoutContent;

    /** Decrypted and not taken yet by the next handler, whose buffer may have room for three bytes; to be written to. */
    private @Nullable ByteBuffer plain;

    TlsInbound(TlsLink link) {
        this.link = link;
    }

    @Override
    public void handlerAdded() {
        initSrcBuffer(2 * link.engine().getSession().getPacketBufferSize());
    }

    @Override
    public HandlerStatus onRead() throws EOFException {
        if (link.failure() != null) {
            src.clear(); // thrown away until the channel is closed
            return CLEAN;
        }
        src.flip();
        try {
            if (src.hasRemaining()) {
                link.hear();
            }
            return decrypt();
        } catch (SSLException | RuntimeException e) {
            link.fail(e);
            return CLEAN;
        } finally {
            compactOrClear(src);
        }
    }

    private HandlerStatus decrypt() throws SSLException, EOFException {
        SSLEngine engine = link.engine();
        while (true) {
            if (!handOver()) {
                return DIRTY; // the next handler takes what is there, and then it goes on here
            }
            if (!link.isEstablished()) {
                HandshakeStatus status = engine.getHandshakeStatus();
                if (status == HandshakeStatus.NEED_TASK) {
                    link.compute();
                    return BLOCKED;
                } else if (status == HandshakeStatus.NEED_WRAP) {
                    channel.outboundPipeline().wakeup();
                    return BLOCKED;
                } else if (status == HandshakeStatus.NOT_HANDSHAKING) {
                    link.finish();
                }
            }
            if (!src.hasRemaining()) {
                return CLEAN;
            }
            boolean straight = link.isEstablished()
                    && dst.remaining() >= engine.getSession().getApplicationBufferSize();
            SSLEngineResult result = engine.unwrap(src, straight ? dst : plain());
            link.expectProgress(result);
            if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
                link.finish();
            } else if (link.isEstablished() && result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                if (result.bytesConsumed() > 0 && result.bytesProduced() == 0) { // as data does not ask for another
                    link.owe();
                }
                channel.outboundPipeline().wakeup(); // to answer a change of keys
            }
            expectContent(result);
            switch (result.getStatus()) {
                case BUFFER_UNDERFLOW:
                    return CLEAN;
                case CLOSED:
                    throw new EOFException("the other side has closed the link");
                case BUFFER_OVERFLOW:
                    throw new SSLException("a record is longer than the session allows");
                default:
            }
        }
    }

    /** Changes of keys are rare: who sends nothing else keeps this side computing. */
    private void expectContent(SSLEngineResult result) throws SSLException {
        if (result.bytesProduced() > 0) {
            withoutContent = 0;
        } else if (result.bytesConsumed() > 0 && ++withoutContent > MOST_WITHOUT_CONTENT) {
            throw new SSLException("the other side sends nothing but records without content");
        }
    }

    /** Whether all that was decrypted has been taken. */
    private boolean handOver() {
        ByteBuffer decrypted = plain;
        if (decrypted == null || decrypted.position() == 0) {
            return true;
        }
        decrypted.flip();
        int all = decrypted.limit();
        decrypted.limit(Math.min(all, decrypted.position() + dst.remaining()));
        dst.put(decrypted);
        decrypted.limit(all);
        decrypted.compact();
        return decrypted.position() == 0;
    }

    private ByteBuffer plain() {
        ByteBuffer made = plain;
        if (made == null) {
            made = ByteBuffer.allocate(link.engine().getSession().getApplicationBufferSize());
            plain = made;
        }
        return made;
    }

    /** With the reason, where the end came of it. */
    @Override
    public void interceptError(Throwable error) throws SSLException {
        if (!channel.isClientMode() || link.isEstablished() && link.failure() == null) {
            return;
        }
        if (link.failure() == null) {
            link.fail(new SSLException("it ended the link during the TLS handshake: does it speak TLS?"));
        }
        throw new SSLException(link.failure());
    }
}
