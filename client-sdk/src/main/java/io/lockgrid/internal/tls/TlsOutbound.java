package io.lockgrid.internal.tls;

import static com.hazelcast.internal.networking.HandlerStatus.BLOCKED;
import static com.hazelcast.internal.networking.HandlerStatus.CLEAN;
import static com.hazelcast.internal.networking.HandlerStatus.DIRTY;
import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.OutboundHandler;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Encrypts. The last in its pipeline, for as long as the channel lives. For the thread that writes to the channel. */
public final class TlsOutbound extends OutboundHandler<ByteBuffer, ByteBuffer> {
    private static final int RECORDS = 3;

    private final TlsLink link;
    private int record;
    private boolean told;

    TlsOutbound(TlsLink link) {
        this.link = link;
    }

    @Override
    public void handlerAdded() {
        record = link.engine().getSession().getPacketBufferSize();
        initDstBuffer(RECORDS * record);
    }

    @Override
    public HandlerStatus onWrite() {
        compactOrClear(dst);
        try {
            return link.failure() == null ? encrypt() : sayWhy();
        } catch (SSLException | RuntimeException e) {
            link.fail(e);
            return BLOCKED;
        } finally {
            dst.flip();
        }
    }

    private HandlerStatus encrypt() throws SSLException {
        SSLEngine engine = link.engine();
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (!link.isEstablished()) {
                switch (status) {
                    case NEED_TASK:
                        link.compute();
                        return BLOCKED;
                    case NEED_UNWRAP:
                    case NEED_UNWRAP_AGAIN:
                        channel.inboundPipeline().wakeup();
                        return BLOCKED;
                    case NEED_WRAP:
                        break;
                    default:
                        link.finish();
                        continue;
                }
            } else if (!src.hasRemaining() && status != HandshakeStatus.NEED_WRAP) {
                return CLEAN;
            }
            if (dst.remaining() < record) {
                return DIRTY;
            }
            SSLEngineResult result = engine.wrap(link.isEstablished() ? src : TlsLink.NOTHING, dst);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW && dst.position() > 0) {
                return DIRTY; // records have become longer than when the buffer was made
            }
            link.expectProgress(result);
            if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
                link.finish();
            }
            if (result.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
                link.answered();
            }
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                throw new SSLException("the TLS session is closed");
            }
        }
    }

    /** Sends the alert; what the other side says after that is thrown away until the link is closed. */
    private HandlerStatus sayWhy() {
        SSLEngine engine = link.engine();
        try {
            engine.closeOutbound();
            while (!told && !engine.isOutboundDone()) {
                if (dst.remaining() < record) {
                    return DIRTY; // once what is before it has been sent
                }
                told = engine.wrap(TlsLink.NOTHING, dst).bytesProduced() == 0;
            }
        } catch (SSLException nothingMoreToSay) {
            told = true;
        }
        return BLOCKED;
    }
}
