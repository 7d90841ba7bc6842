package io.lockgrid.node.wire;

import com.hazelcast.client.impl.protocol.codec.CPGroupCreateCPGroupCodec;
import com.hazelcast.client.impl.protocol.codec.CPGroupDestroyCPObjectCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionCloseSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionCreateSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionGenerateThreadIdCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionHeartbeatSessionCodec;
import com.hazelcast.client.impl.protocol.codec.ClientAddClusterViewListenerCodec;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCustomCodec;
import com.hazelcast.client.impl.protocol.codec.ClientLocalBackupListenerCodec;
import com.hazelcast.client.impl.protocol.codec.ClientPingCodec;
import com.hazelcast.client.impl.protocol.codec.ClientStatisticsCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockGetLockOwnershipCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockLockCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockTryLockCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockUnlockCodec;
import io.lockgrid.internal.client.GridMessages;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages of clients that a lock grid needs, out of the engine's 450: the one list of them, also in
 * docs/operating.md. None has an object of a client in it, so with this list none of a client's objects is ever read.
 * Stateless.
 *
 * <p>Seen on the wire of whole test suites: of LockGrid's client 0x100, 0x300, 0xB00, 0xF00 and 0x6C0100 to 0x6C0400; of
 * Hazelcast's own for Java (5.4.0) and Node.js (5.3.0) 0x100, 0x300, 0xC00, 0xF00, FencedLock's, 0x1E0100, 0x1F0100 and
 * 0x1F0200. The others are in those clients' sources: sent when a lock is destroyed, a session is idle or lasts long.
 */
final class AllowedMessages {
    /** Each type and its name. */
    static final Map<Integer, String> ALL = all();

    private static final int[] SORTED =
            ALL.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();

    private AllowedMessages() {}

    private static Map<Integer, String> all() {
        Map<Integer, String> types = new TreeMap<>();
        // every client
        types.put(ClientAuthenticationCodec.REQUEST_MESSAGE_TYPE, "Client.Authentication");
        types.put(ClientAuthenticationCustomCodec.REQUEST_MESSAGE_TYPE, "Client.AuthenticationCustom");
        types.put(ClientAddClusterViewListenerCodec.REQUEST_MESSAGE_TYPE, "Client.AddClusterViewListener");
        types.put(ClientPingCodec.REQUEST_MESSAGE_TYPE, "Client.Ping");
        types.put(ClientStatisticsCodec.REQUEST_MESSAGE_TYPE, "Client.Statistics");
        types.put(ClientLocalBackupListenerCodec.REQUEST_MESSAGE_TYPE, "Client.LocalBackupListener");
        // Hazelcast's own FencedLock, in any language
        types.put(CPGroupCreateCPGroupCodec.REQUEST_MESSAGE_TYPE, "CPGroup.CreateCPGroup");
        types.put(CPGroupDestroyCPObjectCodec.REQUEST_MESSAGE_TYPE, "CPGroup.DestroyCPObject");
        types.put(CPSessionCreateSessionCodec.REQUEST_MESSAGE_TYPE, "CPSession.CreateSession");
        types.put(CPSessionCloseSessionCodec.REQUEST_MESSAGE_TYPE, "CPSession.CloseSession");
        types.put(CPSessionHeartbeatSessionCodec.REQUEST_MESSAGE_TYPE, "CPSession.HeartbeatSession");
        types.put(CPSessionGenerateThreadIdCodec.REQUEST_MESSAGE_TYPE, "CPSession.GenerateThreadId");
        types.put(FencedLockLockCodec.REQUEST_MESSAGE_TYPE, "FencedLock.Lock");
        types.put(FencedLockTryLockCodec.REQUEST_MESSAGE_TYPE, "FencedLock.TryLock");
        types.put(FencedLockUnlockCodec.REQUEST_MESSAGE_TYPE, "FencedLock.Unlock");
        types.put(FencedLockGetLockOwnershipCodec.REQUEST_MESSAGE_TYPE, "FencedLock.GetLockOwnership");
        // LockGrid's client
        types.put(GridMessages.HELLO, "LockGrid.Hello");
        types.put(GridMessages.BATCH, "LockGrid.Batch");
        types.put(GridMessages.ASK, "LockGrid.Ask");
        types.put(GridMessages.SUBSCRIBE, "LockGrid.Subscribe");
        types.put(GridMessages.UNSUBSCRIBE, "LockGrid.Unsubscribe");
        return types;
    }

    static boolean contains(int type) {
        return Arrays.binarySearch(SORTED, type) >= 0;
    }

    static boolean isAuthentication(int type) {
        return type == ClientAuthenticationCodec.REQUEST_MESSAGE_TYPE
                || type == ClientAuthenticationCustomCodec.REQUEST_MESSAGE_TYPE;
    }

    /** For people. */
    static String text(int type) {
        return "a message of type 0x%06X".formatted(type);
    }
}
