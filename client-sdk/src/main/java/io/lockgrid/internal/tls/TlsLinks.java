package io.lockgrid.internal.tls;

import com.hazelcast.internal.networking.Channel;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.text.NamePatterns;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/**
 * All links of one member or client: their keys and trust, and the threads that handshakes are computed on, which are never
 * the engine's. Thread-safe; closed by who made it.
 */
public final class TlsLinks implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final TlsFiles files;
    private final NamePatterns members;
    private final Duration handshakeTimeout;
    private final boolean certificateNeeded;
    private final LinkEnd end;
    private final Surroundings time;
    private final List<ScheduledExecutorService> computing;
    private final ScheduledExecutorService timer;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<TlsLink> open = ConcurrentHashMap.newKeySet();

    private TlsLinks(TlsConfig config, Passwords passwords, boolean certificateNeeded, LinkEnd end, Surroundings time) {
        this.files = new TlsFiles(config, passwords);
        this.members = new NamePatterns(config.members());
        this.handshakeTimeout = config.handshakeTimeout();
        this.certificateNeeded = certificateNeeded;
        this.end = end;
        this.time = time;
        this.computing = List.of(time.thread("lockgrid-tls-1"), time.thread("lockgrid-tls-2"));
        this.timer = time.thread("lockgrid-tls-timer");
        Repeated.every(timer, TICK, new Repeated("Watching TLS links", time, this::tick));
        Repeated.every(timer, LOOK, new Repeated("Looking at the files of TLS", time, this::look));
    }

    /**
     * Of a member.
     *
     * @param certificateNeeded false if it also takes links from who shows none, and whom it asks for a token then
     * @throws IllegalArgumentException if the files cannot be used; its message says why, and nothing is left running
     */
    public static TlsLinks open(TlsConfig config, boolean certificateNeeded, LinkEnd end, Surroundings time) {
        return new TlsLinks(config, Passwords.IN_FILE, certificateNeeded, end, time);
    }

    /** Of a client, with passwords of the caller's, or null for those in the file. */
    static TlsLinks open(TlsConfig config, Passwords passwords, LinkEnd end, Surroundings time) {
        return new TlsLinks(config, passwords, true, end, time);
    }

    /**
     * Checks what a member shows before it is started.
     *
     * @throws IllegalArgumentException if the files cannot be used, or others would not take their certificate for a
     *     member's; its message says why
     */
    public static void checkMember(TlsConfig config) {
        List<X509Certificate> chain =
                new TlsFiles(config, Passwords.IN_FILE).current().chain();
        if (chain.isEmpty()) {
            throw new IllegalArgumentException(
                    "tls: there is no certificate, and a member has to show one; nothing was started. Allowed without: clients");
        }
        X509Certificate own = chain.get(0);
        try {
            Peer self = Peer.of(own, new NamePatterns(config.members()));
            if (!self.member()) {
                throw new IllegalArgumentException(
                        "tls: the certificate in " + config.certificate() + " of " + self.names()
                                + " is not one of a member, so that no other would let this one in; nothing was started. It has to"
                                + " have a name that tls.members lists, which are " + config.members()
                                + ", and the extended key usage serverAuth");
            }
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException(
                    "tls: the certificate in " + config.certificate() + " has no names that can be read", e);
        }
    }

    /** The handlers of a new channel. */
    public Handlers handlers(Channel channel) throws SSLException {
        TlsLink link =
                new TlsLink(channel, this, computing.get(Math.floorMod(next.getAndIncrement(), computing.size())));
        open.add(link);
        channel.addCloseListener(closed -> open.remove(link));
        return new Handlers(new TlsInbound(link), new TlsOutbound(link));
    }

    /**
     * Two handlers that stay for as long as their channel lives.
     *
     * @param inbound the first in its pipeline
     * @param outbound the last in its pipeline
     */
    public record Handlers(TlsInbound inbound, TlsOutbound outbound) {}

    /** What this process shows to others. */
    public OwnCertificate own() {
        return files.own();
    }

    KeyMaterial keys() {
        return files.current();
    }

    NamePatterns members() {
        return members;
    }

    Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    /** Whether who connects has to show one. */
    boolean isCertificateNeeded() {
        return certificateNeeded;
    }

    LinkEnd end() {
        return end;
    }

    long now() {
        return time.now();
    }

    private void tick() {
        open.forEach(TlsLink::tick);
    }

    private void look() {
        if (files.look(end::note)) {
            open.forEach(TlsLink::checkAgain);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        computing.forEach(ScheduledExecutorService::shutdownNow);
    }
}
