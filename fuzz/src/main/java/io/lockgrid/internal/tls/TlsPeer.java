package io.lockgrid.internal.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The JDK's engine at the other end. For one thread. */
final class TlsPeer {
    private static final int RECORDS = 40_000;
    private static final int WAITING = 512 << 10;
    private static final int AT_ONCE = 100_000;

    private final SSLEngine engine;
    private final ByteBuffer record = ByteBuffer.allocate(RECORDS);
    private final ByteBuffer plain = ByteBuffer.allocate(RECORDS);
    private final ByteBuffer in = ByteBuffer.allocate(WAITING);
    private final Pattern sent = new Pattern(2);
    private final Pattern others;
    private ByteBuffer toSend = ByteBuffer.allocate(0);
    private boolean failed;

    TlsPeer(SSLContext context, boolean connects, Pattern others) throws SSLException {
        this.others = others;
        engine = context.createSSLEngine();
        engine.setUseClientMode(connects);
        engine.setNeedClientAuth(true);
        engine.beginHandshake();
    }

    /** Unless what was sent before is on its way yet. */
    void send(int bytes) {
        if (!toSend.hasRemaining()) {
            toSend = ByteBuffer.wrap(sent.next(bytes));
        }
    }

    void changeKeys() {
        try {
            engine.beginHandshake();
        } catch (SSLException e) {
            failed = true;
        }
    }

    void hear(byte[] bytes) {
        if (!failed) {
            in.put(bytes);
        }
    }

    /** Reads what has come, and returns what it has to say now. */
    byte[] say() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            while (step(out)) {
                // until nothing more can be done
            }
        } catch (SSLException e) {
            failed = true;
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
        if (status == HandshakeStatus.NEED_WRAP || idle && toSend.hasRemaining() && out.size() < AT_ONCE) {
            record.clear();
            SSLEngineResult result = engine.wrap(toSend, record);
            out.write(record.array(), 0, record.position());
            return result.getStatus() == SSLEngineResult.Status.OK && record.position() > 0;
        }
        in.flip();
        plain.clear();
        try {
            SSLEngineResult result = engine.unwrap(in, plain);
            others.arrived(plain.array(), plain.position());
            return result.getStatus() == SSLEngineResult.Status.OK && result.bytesConsumed() > 0;
        } finally {
            in.compact();
        }
    }

    boolean hasFailed() {
        return failed;
    }

    /** What it sends. */
    Pattern sent() {
        return sent;
    }
}
