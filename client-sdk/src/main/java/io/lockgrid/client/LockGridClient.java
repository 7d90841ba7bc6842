package io.lockgrid.client;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.internal.client.ClientTransport;
import io.lockgrid.internal.engine.Fit;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.GridTerms;
import java.time.Duration;

/**
 * Connects to a lock grid from outside, as a light client: no member, no lock data, a few threads.
 *
 * <p>One client serves a whole application; it is thread-safe and reconnects by itself for as long as it is open.
 */
public final class LockGridClient {
    private LockGridClient() {}

    /**
     * Connects to the first of these members that answers, and from there to all of the grid.
     *
     * @param members {@code host:port} of one or more members; everything else as in {@code lockgrid.yaml}, the
     *     environment and the system properties
     * @throws GridUnavailableException if none let this client in within {@code call-timeout}, or the calling thread is
     *     interrupted
     * @throws IllegalArgumentException if an address or a setting is not one
     */
    public static LockGrid connect(String... members) {
        Fit.check();
        return connect(LockGridClientConfig.load().withMembers(members));
    }

    /**
     * Connects as configured: waits for the first member that answers, or does not ({@link
     * LockGridClientConfig#withLazyStart}) and goes on looking for the grid while the client is open.
     *
     * @throws GridUnavailableException if no member let this client in within the call time-out, and nothing is left
     *     running then; or if the calling thread is interrupted, whose flag stays set: what has begun comes to an end by
     *     itself then
     * @throws io.lockgrid.LockGridException if Hazelcast is missing, or of a version that LockGrid does not fit
     */
    public static LockGrid connect(LockGridClientConfig config) {
        Fit.check();
        return Fit.started("the client", () -> Connecting.await(() -> connectHere(config, Surroundings.JVM)));
    }

    private static LockGrid connectHere(LockGridClientConfig config, Surroundings surroundings) {
        ClientTransport transport = ClientTransport.connect(config, surroundings);
        try {
            return new GridRuntime(settings(config, transport.terms()), transport, surroundings, RemoteAdmin::new);
        } catch (RuntimeException | Error failure) {
            transport.close();
            throw failure;
        }
    }

    private static RuntimeSettings settings(LockGridClientConfig config, GridTerms terms) {
        Duration timeToLive =
                config.session().map(SessionTimes::timeToLive).orElse(Duration.ofMillis(terms.timeToLiveMillis()));
        Duration heartbeat =
                config.session().map(SessionTimes::heartbeat).orElse(Duration.ofMillis(terms.heartbeatMillis()));
        int labels = Math.min(config.labelLength(), terms.labelLength());
        return new RuntimeSettings(terms.groups(), timeToLive, heartbeat, config.callTimeout(), labels, config.drain());
    }
}
