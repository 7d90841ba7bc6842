package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.CPGroupCreateCPGroupCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionCloseSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionHeartbeatSessionCodec;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.NotAllowedException;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Request;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients are who their certificates say: they have the rights of that, and nobody ends what another has. */
@Tag("thorough")
class TlsIdentitiesTest {
    private static TlsMembers members;

    @BeforeAll
    static void start() throws Exception {
        members = new TlsMembers(
                3,
                config -> config.withAccess(List.of(
                        new AccessRule(
                                List.of("billing", "victim"), Set.of(Right.LOCK, Right.LOOK), List.of("billing/*")),
                        new AccessRule(List.of("thief"), Set.of(Right.LOCK, Right.LOOK), List.of("*")))));
    }

    @AfterAll
    static void stop() throws Exception {
        members.close();
    }

    private static HazelcastInstance stock(String name) throws Exception {
        TlsConfig files =
                members.files(members.authority.issue(TrialCertificate.client(name)), "stock-" + UUID.randomUUID());
        ClientConfig config = new ClientConfig();
        config.setClusterName(members.members.cluster);
        config.getNetworkConfig()
                .setSSLConfig(new SSLConfig()
                        .setEnabled(true)
                        .setProperty("certificate", files.certificate().toString())
                        .setProperty("key", files.key().toString())
                        .setProperty("trust", files.trust().toString())
                        .setProperty("members", TlsMembers.NAMES.get(0)));
        members.members.addresses.forEach(config.getNetworkConfig()::addAddress);
        return HazelcastClient.newHazelcastClient(config);
    }

    private static ClientMessage send(HazelcastInstance client, ClientMessage message) throws Exception {
        HazelcastClientInstanceImpl engine = ((HazelcastClientProxy) client).client;
        return new ClientInvocation(engine, message, null).invoke().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aCertificatesNameHasTheRightsThatTheRulesGiveIt() throws Exception {
        try (LockGrid billing = members.client("billing")) {
            billing.lock("billing/1").acquire().release();

            assertThatThrownBy(() -> billing.lock("orders/1").acquire())
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageContaining("identity 'billing' has not the right to lock 'orders/1'");
        }
    }

    @Test
    void anotherClientEndsNoSessionByItsNumber() throws Exception {
        HazelcastInstance thief = stock("thief");
        try (LockGrid victim = members.client("victim");
                Hold hold = victim.lock("billing/own").acquire()) {
            UUID session = UUID.fromString(
                    victim.lock("billing/own").inspect().orElseThrow().holder().session());
            Batch batch = new Batch(session, 1_000_000, 0, List.of(new Request.Close(1_000_000)));

            send(thief, GridMessages.request(GridMessages.BATCH, "default", WireCodec.encode(batch, WireCodec.OLDEST)));

            assertThat(victim.lock("billing/own").inspect().orElseThrow().fence())
                    .isEqualTo(hold.fence());
            assertThat(hold.isHeld()).isTrue();
        } finally {
            thief.shutdown();
        }
    }

    @Test
    void aStockClientKeepsItsOwnSessionAliveByWhicheverMember() throws Exception {
        HazelcastInstance client = stock("victim");
        try {
            FencedLock lock = client.getCPSubsystem().getLock("billing/alive");
            lock.lock();
            HazelcastClientInstanceImpl engine = ((HazelcastClientProxy) client).client;
            RaftGroupId group = (RaftGroupId) lock.getGroupId();
            long session = engine.getProxySessionManager().getSession(group);

            for (Member member : client.getCluster().getMembers()) {
                ClientMessage alive = CPSessionHeartbeatSessionCodec.encodeRequest(group, session);
                new ClientInvocation(engine, alive, null, member.getUuid())
                        .invoke()
                        .get(20, TimeUnit.SECONDS);
                ClientMessage unknown = CPSessionCloseSessionCodec.encodeRequest(group, 1_000_000_000);
                new ClientInvocation(engine, unknown, null, member.getUuid())
                        .invoke()
                        .get(20, TimeUnit.SECONDS);
            }
            lock.unlock();
        } finally {
            client.shutdown();
        }
    }

    @Test
    void anotherClientEndsNoCpSessionEither() throws Exception {
        HazelcastInstance victim = stock("victim");
        HazelcastInstance thief = stock("thief");
        try {
            FencedLock lock = victim.getCPSubsystem().getLock("billing/cp");
            lock.lock();
            RaftGroupId group = CPGroupCreateCPGroupCodec.decodeResponse(
                    send(thief, CPGroupCreateCPGroupCodec.encodeRequest("billing/cp")));
            for (long id = 1; id <= 20; id++) {
                try {
                    send(thief, CPSessionCloseSessionCodec.encodeRequest(group, id));
                } catch (ExecutionException refused) {
                    assertThat(refused).cause().hasMessageContaining("session");
                }
            }

            assertThat(members.grid(0).lock("billing/cp").tryAcquire()).isEmpty();
            lock.unlock();
        } finally {
            thief.shutdown();
            victim.shutdown();
        }
    }
}
