package io.lockgrid.node.raft.clients;

import com.hazelcast.client.impl.protocol.AuthenticationStatus;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.client.impl.protocol.task.AuthenticationMessageTask;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.nio.Connection;
import com.hazelcast.security.UsernamePasswordCredentials;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.access.Identity;
import io.lockgrid.node.raft.access.TokenWatch;
import io.lockgrid.node.raft.access.Turnstile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client says who it is: where the member has tokens, and the client has shown no certificate, by the name and the secret
 * of one. To check it takes one quick hash, as only long random secrets have a line in the file.
 */
final class AuthenticationTask extends AuthenticationMessageTask {
    /** It has failed before on this connection. */
    private static final String FAILED = AuthenticationTask.class.getName() + ".failed";

    private boolean refused;

    AuthenticationTask(ClientMessage message, Node node, Connection connection) {
        super(message, node, connection);
    }

    @Override
    protected ClientAuthenticationCodec.RequestParameters decodeClientMessage(ClientMessage message) {
        ClientAuthenticationCodec.RequestParameters told = super.decodeClientMessage(message);
        TokenWatch tokens = tokens();
        if (tokens != null) {
            refused = Identity.of(connection) == null && !tokens.admit(connection, told.username, told.password);
            credentials = new UsernamePasswordCredentials(null, null); // all that the engine takes
        }
        return told;
    }

    /** Null on a member without tokens, or one that is not of a grid: two kinds may live in one process. */
    private @Nullable TokenWatch tokens() {
        GridService grid = nodeEngine.getServiceOrNull(GridService.NAME);
        return grid == null ? null : grid.tokens();
    }

    @Override
    public void processMessage() {
        if (refused) {
            refuse();
        } else {
            super.processMessage();
        }
    }

    /** The same answer whatever is wrong; and none to who has had it before, so that each try costs a connection. */
    @SuppressWarnings("unchecked") // as the engine declares its connections' attributes
    private void refuse() {
        boolean none = parameters.username == null;
        String why = none
                ? "it showed neither a certificate nor a token"
                : "it showed a token that is not known, or not by that secret";
        Turnstile turnstile = (Turnstile) connection.attributeMap().get(Turnstile.class);
        if (turnstile != null) {
            turnstile.refused(why);
        }
        if (connection.attributeMap().put(FAILED, true) != null) {
            connection.close(why, null);
            return;
        }
        sendClientMessage(ClientAuthenticationCodec.encodeResponse(
                AuthenticationStatus.CREDENTIALS_FAILED.getId(),
                null,
                null,
                (byte) -1,
                "",
                -1,
                null,
                false,
                null,
                null,
                -1,
                List.of(),
                -1,
                List.of()));
    }
}
