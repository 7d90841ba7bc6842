package io.lockgrid.node.wire;

import com.hazelcast.client.impl.ClientEngine;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.internal.server.ServerConnection;
import java.security.AccessControlException;
import java.util.function.Consumer;

/**
 * Takes of one client's messages those of {@link AllowedMessages}, and answers each other one with words before anything
 * of it but its type was looked at. For the thread that reads the channel.
 */
final class ClientGuard implements Consumer<ClientMessage> {
    private final ServerConnection connection;
    private final ClientEngine engine;
    private final Refusals refusals;

    ClientGuard(ServerConnection connection, ClientEngine engine, Refusals refusals) {
        this.connection = connection;
        this.engine = engine;
        this.refusals = refusals;
    }

    @Override
    public void accept(ClientMessage message) {
        if (AllowedMessages.contains(message.getMessageType())) {
            engine.accept(message);
        } else {
            refuse(message);
        }
    }

    /** The exception is the one that every client of Hazelcast's knows for this, in any language. */
    @SuppressWarnings("removal")
    private void refuse(ClientMessage message) {
        String words = AllowedMessages.text(message.getMessageType())
                + " is not for clients of a lock grid, and nothing was done: its members take what locks need, unless"
                + " they have the setting 'clients: everything'";
        refusals.say(connection, words);
        ClientMessage answer = engine.getExceptionFactory().createExceptionMessage(new AccessControlException(words));
        answer.setCorrelationId(message.getCorrelationId());
        connection.write(answer);
    }
}
