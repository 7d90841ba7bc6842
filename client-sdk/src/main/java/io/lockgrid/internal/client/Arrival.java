package io.lockgrid.internal.client;

import static java.lang.System.Logger.Level.DEBUG;

import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.tls.ClientLink;
import io.lockgrid.internal.wire.GridTerms;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a client waits for that connects, each for the call time-out at most, and in which words it ends. Thread-safe. */
final class Arrival {
    private static final System.Logger LOG = System.getLogger(Arrival.class.getName());

    private static final long FIRST_LOOK_MILLIS = 500;

    private final HazelcastClientInstanceImpl client;
    private final LockGridClientConfig config;
    private final Introduction introduction;

    Arrival(HazelcastClientInstanceImpl client, LockGridClientConfig config, Introduction introduction) {
        this.client = client;
        this.config = config;
        this.introduction = introduction;
    }

    /** @throws GridUnavailableException if no member has let this client in by then */
    void await(CountDownLatch connected) {
        try {
            if (!connected.await(config.callTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new GridUnavailableException(whyNot());
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private String whyNot() {
        Optional<String> noLink = ClientLink.refusal(client.getClientExtension());
        return noLink.isPresent()
                ? Reachability.explain(config, noLink)
                : introduction.refusal().orElseGet(() -> Reachability.explain(config, noLink));
    }

    /** @throws GridUnavailableException if the member has not answered as one of a lock grid by then */
    GridTerms terms(CompletableFuture<GridTerms> told) {
        try {
            return told.get(config.callTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException | TimeoutException e) {
            throw new GridUnavailableException(
                    "connected to cluster '" + config.clusterName()
                            + "', but the member did not answer as a member of a"
                            + " lock grid does; nothing was sent: is LockGrid running in it, of the same version?",
                    e);
        }
    }

    /** A moment, so that the health is known soon. */
    void look(CompletableFuture<Void> first) {
        try {
            first.get(FIRST_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException | TimeoutException unknown) {
            LOG.log(DEBUG, "the health of the grid is not known yet", unknown);
        }
    }

    private static GridUnavailableException interrupted() {
        Thread.currentThread().interrupt();
        return new GridUnavailableException("interrupted while connecting; this client is not connected");
    }
}
