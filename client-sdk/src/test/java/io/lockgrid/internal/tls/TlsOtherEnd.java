package io.lockgrid.internal.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** An engine of the JDK's and nothing else. For one thread. */
final class TlsOtherEnd {
    private final SSLEngine engine;
    private final ByteBuffer record = ByteBuffer.allocate(40_000);
    private final ByteBuffer plain = ByteBuffer.allocate(40_000);
    private final ByteBuffer in = ByteBuffer.allocate(1 << 20);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private ByteBuffer toSend = ByteBuffer.allocate(0);
    private @Nullable SSLException failure;

    TlsOtherEnd(SSLContext context, boolean connects) throws SSLException {
        engine = context.createSSLEngine();
        engine.setUseClientMode(connects);
        engine.setNeedClientAuth(true);
        engine.beginHandshake();
    }

    void send(byte[] bytes) {
        toSend = ByteBuffer.wrap(bytes);
    }

    void hear(byte[] bytes) {
        in.put(bytes);
    }

    /** Asks the peer for new keys, too. */
    void changeKeys() throws SSLException {
        engine.beginHandshake();
    }

    /** Reads what has come, and returns what it has to say now. */
    byte[] say() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            while (step(out)) {
                // until nothing more can be done
            }
        } catch (SSLException e) {
            failure = failure == null ? e : failure;
        }
        return out.toByteArray();
    }

    private boolean step(ByteArrayOutputStream out) throws SSLException {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
            engine.getDelegatedTask().run();
            return true;
        }
        boolean idle = status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
        if (status == HandshakeStatus.NEED_WRAP || idle && toSend.hasRemaining() && out.size() < 100_000) {
            record.clear();
            SSLEngineResult result = engine.wrap(toSend, record);
            out.write(record.array(), 0, record.position());
            return result.getStatus() == SSLEngineResult.Status.OK;
        }
        in.flip();
        plain.clear();
        try {
            SSLEngineResult result = engine.unwrap(in, plain);
            taken.write(plain.array(), 0, plain.position());
            return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
        } finally {
            in.compact();
        }
    }

    int received() {
        return taken.size();
    }

    byte[] taken() {
        return taken.toByteArray();
    }

    @Nullable
    SSLException failure() {
        return failure;
    }
}
