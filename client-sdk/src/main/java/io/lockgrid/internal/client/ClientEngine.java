package io.lockgrid.internal.client;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.DefaultClientConnectionManagerFactory;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import io.lockgrid.internal.log.ThinnedLogging;
import io.lockgrid.internal.surroundings.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast's client, started as {@link HazelcastClient} does, but in no list of clients: other code of the process that
 * ends all that it finds there does not end this one. Passes over repeats in its log. Thread-safe.
 */
final class ClientEngine extends HazelcastClientInstanceImpl {
    /** Made at the first call, which the engine's constructor makes before anything else can. */
    private @Nullable ThinnedLogging logging;

    private ClientEngine(String name, ClientConfig config, MemberAddresses members, Surroundings surroundings) {
        super(name, config, null, new DefaultClientConnectionManagerFactory(), members);
        getLoggingService().thin(surroundings::now);
    }

    static HazelcastClientInstanceImpl start(ClientConfig config, MemberAddresses members, Surroundings surroundings) {
        // when it ends, it has the client of its name in that list ended: there must be none
        String name = "lockgrid-" + surroundings.newId();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HazelcastClient.class.getClassLoader());
        try {
            ClientEngine client = new ClientEngine(name, config, members, surroundings);
            client.start(); // ends it where it fails
            return client;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public ThinnedLogging getLoggingService() {
        ThinnedLogging made = logging;
        if (made == null) {
            made = new ThinnedLogging(super.getLoggingService());
            logging = made;
        }
        return made;
    }
}
