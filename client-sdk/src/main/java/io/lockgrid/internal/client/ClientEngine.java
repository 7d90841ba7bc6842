package io.lockgrid.internal.client;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.DefaultClientConnectionManagerFactory;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import io.lockgrid.internal.session.Surroundings;

/**
 * Starts Hazelcast's client as {@link HazelcastClient} does, but in no list of clients: other code of the process that
 * ends all that it finds there does not end this one. Stateless.
 */
final class ClientEngine {
    private ClientEngine() {}

    static HazelcastClientInstanceImpl start(ClientConfig config, Surroundings surroundings) {
        // when it ends, it has the client of its name in that list ended: there must be none
        String name = "lockgrid-" + surroundings.newId();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HazelcastClient.class.getClassLoader());
        try {
            HazelcastClientInstanceImpl client = new HazelcastClientInstanceImpl(
                    name, config, null, new DefaultClientConnectionManagerFactory(), null);
            client.start(); // ends it where it fails
            return client;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
