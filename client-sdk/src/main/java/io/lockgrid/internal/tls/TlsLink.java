package io.lockgrid.internal.tls;

import com.hazelcast.internal.networking.Channel;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The TLS of one channel: what its two handlers share. They may run on two threads at once. */
final class TlsLink {
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** The alert is on its way; a close with bytes unread would be a reset that overtakes it. */
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    /** Of answers to changes of keys, each of which the engine keeps until it is sent. */
    private static final int MOST_OWED = 32;

    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final String[] SUITES = {
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
    };

    private final Channel channel;
    private final TlsLinks links;
    private final ScheduledExecutorService computing;
    private final KeyMaterial made;
    private final SSLEngine engine;
    private final long begun;
    private final AtomicInteger owed = new AtomicInteger();
    private final AtomicBoolean isComputing = new AtomicBoolean();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private volatile boolean heard;
    private volatile boolean established;
    private volatile long failed;

    TlsLink(Channel channel, TlsLinks links, ScheduledExecutorService computing) throws SSLException {
        this.channel = channel;
        this.links = links;
        this.computing = computing;
        this.begun = links.now();
        this.made = links.keys();
        this.engine = made.context().createSSLEngine();
        engine.setUseClientMode(channel.isClientMode());
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        if (links.isCertificateNeeded()) {
            parameters.setNeedClientAuth(true);
        } else {
            parameters.setWantClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        engine.beginHandshake();
    }

    SSLEngine engine() {
        return engine;
    }

    boolean isEstablished() {
        return established;
    }

    @Nullable
    String failure() {
        return failure.get();
    }

    /** The other side has said something. */
    void hear() {
        heard = true;
    }

    /** Whether it is over without a word of the other side, as with a probe of the port. */
    boolean isSilent() {
        return !heard;
    }

    /** Computes what the handshake needs, away from the engine's threads, and goes on on both sides. */
    void compute() {
        if (!isComputing.compareAndSet(false, true)) {
            return;
        }
        computing.execute(() -> {
            // one that was closed meanwhile is not worth the time of those behind it
            Runnable task = channel.isClosed() ? null : engine.getDelegatedTask();
            while (task != null) {
                task.run(); // its failure comes with the next bytes
                task = engine.getDelegatedTask();
            }
            isComputing.set(false);
            wakeUp();
        });
    }

    private void wakeUp() {
        channel.inboundPipeline().wakeup();
        channel.outboundPipeline().wakeup();
    }

    /**
     * Sees to it that no loop turns on the spot, whatever the other side sends. Throws where it would.
     *
     * @param result of wrapping or unwrapping
     */
    void expectProgress(SSLEngineResult result) throws SSLException {
        if (established && result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
            throw new SSLException("the other side begins a handshake within the session");
        } else if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW
                || result.getStatus() == SSLEngineResult.Status.OK
                        && result.bytesConsumed() == 0
                        && result.bytesProduced() == 0
                        && result.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            throw new SSLException("the other side sends records that are longer or shorter than any can be");
        }
    }

    /** An answer to a change of keys. Throws where the other side takes none of those that it has asked for. */
    void owe() throws SSLException {
        if (owed.incrementAndGet() > MOST_OWED) {
            throw new SSLException("the other side changes its keys again and again, and does not hear the answers");
        }
    }

    /** Nothing is owed now. */
    void answered() {
        owed.set(0);
    }

    /** By whichever side is the last of the handshake. */
    void finish() throws SSLException {
        if (established) {
            return;
        }
        X509Certificate[] chain = certificates();
        if (chain.length > 0) {
            identify(chain[0]);
        }
        established = true;
        wakeUp();
        if (links.keys() != made) { // whom this link trusts may have changed while it was made
            checkAgain();
        }
    }

    @SuppressWarnings("unchecked") // as the engine declares its channels' attributes
    private void identify(X509Certificate certificate) throws SSLException {
        try {
            Peer peer = Peer.of(certificate, links.members());
            if (channel.isClientMode() && !peer.member()) {
                throw new SSLException(
                        "the certificate that it shows, of " + peer.names()
                                + ", is not one of a member: either it has no name that tls.members lists, or it may not serve");
            }
            channel.attributeMap().put(Peer.class, peer);
        } catch (CertificateParsingException e) {
            throw new SSLException("the names in its certificate cannot be read", e);
        }
        links.end().shown(channel);
    }

    /** Of the other side: none only where it connects, and need not show one. */
    private X509Certificate[] certificates() throws SSLPeerUnverifiedException {
        try {
            return (X509Certificate[]) engine.getSession().getPeerCertificates();
        } catch (SSLPeerUnverifiedException none) {
            if (channel.isClientMode() || links.isCertificateNeeded()) {
                throw none;
            }
            return new X509Certificate[0];
        }
    }

    /** Others may be trusted now than when this link was made. */
    void checkAgain() {
        if (!established) {
            return;
        }
        try {
            X509Certificate[] chain = certificates();
            if (chain.length == 0) {
                return; // nothing of it goes by trust
            } else if (channel.isClientMode()) {
                links.keys().trust().checkServerTrusted(chain, "UNKNOWN");
            } else {
                links.keys().trust().checkClientTrusted(chain, "UNKNOWN");
            }
        } catch (SSLPeerUnverifiedException | CertificateException | RuntimeException e) {
            fail("it is no longer trusted: " + TlsWords.of(e));
        }
    }

    /** Ten times a second. */
    void tick() {
        String why = failure.get();
        if (why != null) {
            if (failed != 0 && links.now() - failed > LAST_WORDS.toNanos()) {
                links.end().close(channel, why);
            }
        } else if (links.now() - begun > links.handshakeTimeout().toNanos()) {
            if (!established) {
                fail("there was no TLS handshake within "
                        + links.handshakeTimeout().toMillis() + " ms");
            } else if (links.end().isStranger(channel)) {
                fail("it showed neither a certificate nor a token within "
                        + links.handshakeTimeout().toMillis() + " ms");
            }
        }
    }

    void fail(Exception why) {
        String words = TlsWords.of(why);
        if (TlsWords.isOfCertificates(why)) {
            links.end().distrusted(channel, words);
        }
        fail(words);
    }

    private void fail(String why) {
        if (failure.compareAndSet(null, why)) {
            failed = Math.max(1, links.now());
            if (heard || channel.isClientMode()) {
                links.end().say(channel, why);
            }
            wakeUp();
        }
    }
}
