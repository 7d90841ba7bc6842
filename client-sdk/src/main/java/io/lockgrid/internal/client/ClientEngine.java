package io.lockgrid.internal.client;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.DefaultClientConnectionManagerFactory;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.logging.LoggingService;
import io.lockgrid.internal.log.ThinnedLogging;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast's client, started as {@link HazelcastClient} does, but in no list of clients: other code of the process that
 * ends all that it finds there does not end this one. Passes over repeats in its log. Thread-safe.
 */
final class ClientEngine extends HazelcastClientInstanceImpl {
    /** Made at the first call, which the engine's constructor makes before anything else can. */
    private @Nullable LoggingService logging;

    private ClientEngine(String name, ClientConfig config, MemberAddresses members) {
        super(name, config, null, new DefaultClientConnectionManagerFactory(), members);
    }

    static HazelcastClientInstanceImpl start(ClientConfig config, MemberAddresses members) {
        // when it ends, it has the client of its name in that list ended: there must be none
        String name = "lockgrid-" + UUID.randomUUID();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HazelcastClient.class.getClassLoader());
        try {
            ClientEngine client = new ClientEngine(name, config, members);
            client.start(); // ends it where it fails
            return client;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public LoggingService getLoggingService() {
        LoggingService made = logging;
        if (made == null) {
            made = new ThinnedLogging(super.getLoggingService());
            logging = made;
        }
        return made;
    }
}
