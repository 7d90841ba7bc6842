package io.lockgrid.node.raft.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.ClientEndpoint;
import com.hazelcast.client.impl.ClientEndpointManager;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.CPSessionCloseSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionCreateSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionHeartbeatSessionCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockGetLockOwnershipCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockLockCodec;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.session.AbstractProxySessionManager;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.test.Accessors;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.AccessRule;
import io.lockgrid.node.Members;
import io.lockgrid.node.Right;
import io.lockgrid.node.raft.GridService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What identities may do, on real members. Who a client is, is put into its connections here. */
@Tag("thorough")
class RightsTest {
    private static Members members;
    private static LockGrid billing;
    private static LockGrid ops;
    private static HazelcastInstance stockBilling;
    private static HazelcastInstance stockOrders;

    @BeforeAll
    static void start() {
        members = new Members(
                3,
                config -> config.withAccess(List.of(
                        new AccessRule(List.of("billing"), Set.of(Right.LOCK), List.of("billing/*")),
                        new AccessRule(List.of("orders"), Set.of(Right.LOCK), List.of("orders/*")),
                        new AccessRule(List.of("ops"), Set.of(Right.LOOK, Right.OPERATE), AccessRule.ALL_NAMES))));
        billing = connect("billing");
        ops = connect("ops");
        stockBilling = stock("billing");
        stockOrders = stock("orders");
    }

    @AfterAll
    static void stop() {
        billing.close();
        ops.close();
        stockBilling.shutdown();
        stockOrders.shutdown();
        members.close();
    }

    private static LockGrid connect(String identity) {
        LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses())
                .withName(identity));
        identify(identity);
        return client;
    }

    private static HazelcastInstance stock(String identity) {
        String name = "stock-" + identity;
        ClientConfig config = new ClientConfig().setInstanceName(name).setClusterName(members.cluster);
        members.addresses().forEach(config.getNetworkConfig()::addAddress);
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        identify(identity);
        return client;
    }

    /** Whoever connected last is that. */
    private static void identify(String identity) {
        for (int i = 0; i < 3; i++) {
            ClientEndpointManager clients =
                    Accessors.getNode(members.engine(i)).getClientEngine().getEndpointManager();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> clients.getEndpoints().stream().anyMatch(RightsTest::isUnknown));
            clients.getEndpoints().stream()
                    .filter(RightsTest::isUnknown)
                    .forEach(client -> client.getConnection()
                            .attributeMap()
                            .put(Identity.class, new Identity(identity, List.of(identity))));
        }
    }

    private static boolean isUnknown(ClientEndpoint client) {
        return Identity.of(client.getConnection()) == null;
    }

    private static Object send(HazelcastInstance client, ClientMessage message) throws Exception {
        return new ClientInvocation(((HazelcastClientProxy) client).client, message, null)
                .invoke()
                .get(1, TimeUnit.MINUTES);
    }

    @Test
    void aLockIsRefusedByAnAnswerToWhomItIsNotFor() throws Exception {
        billing.lock("billing/1").acquire().release();
        GridLock orders = billing.lock("orders/1");

        assertThatThrownBy(orders::acquire)
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContainingAll("'billing'", "'orders/1'", "nothing was done");
        assertThatThrownBy(orders::tryAcquire).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> orders.acquireAsync().toCompletableFuture().get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(NotAllowedException.class);
    }

    @Test
    void whoMayNotLookOrOperateIsToldSo() throws Exception {
        Hold hold = billing.lock("billing/2").acquire();

        assertThatThrownBy(() -> billing.admin().locks(LockQuery.all())).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> billing.admin().forceRelease("billing/2", hold.fence(), "eve", "greed"))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> billing.admin().restartTable("eve", "greed")).isInstanceOf(NotAllowedException.class);
        assertThat(hold.isHeld()).isTrue();
        hold.release();
    }

    @Test
    void theAuditTrailNamesThePersonAndTheIdentity() throws Exception {
        Hold hold = billing.lock("billing/3").acquire();

        ops.admin().forceRelease("billing/3", hold.fence(), "anna", "stuck");

        assertThat(ops.admin().audit(10))
                .filteredOn(entry -> entry.target().equals("billing/3"))
                .extracting(AuditEntry::actor)
                .containsExactly("anna, by ops");
    }

    @Test
    void nobodyUsesTheSessionOfAnotherIdentity() throws Exception {
        Hold hold = billing.lock("billing/4").acquire();
        String session = ops.admin().lock("billing/4").orElseThrow().holder().session();
        Batch close = new Batch(UUID.fromString(session), 1, 0, List.of(new Request.Close(1_000_000)));

        ClientMessage answer = (ClientMessage)
                send(stockOrders, GridMessages.request(GridMessages.BATCH, "default", WireCodec.encode(close, 1)));

        assertThat(WireCodec.decodeReply(GridMessages.payload(answer), 1)
                        .outcomes()
                        .get(0)
                        .toString())
                .contains("another identity's");
        assertThat(ops.admin().lock("billing/4").orElseThrow().fence()).isEqualTo(hold.fence());
        hold.release();
    }

    @Test
    void nobodyEndsOrProlongsTheCpSessionOfAnotherIdentity() {
        FencedLock lock = stockBilling.getCPSubsystem().getLock("billing/5");
        long fence = lock.lockAndGetFence();
        RaftGroupId group = (RaftGroupId) lock.getGroupId();
        AbstractProxySessionManager sessions = ((HazelcastClientProxy) stockBilling).client.getProxySessionManager();
        long session = sessions.getSession(group);

        assertThatThrownBy(() -> send(stockOrders, CPSessionCloseSessionCodec.encodeRequest(group, session)))
                .hasRootCauseInstanceOf(SecurityException.class)
                .hasMessageContaining("another identity's");
        assertThatThrownBy(() -> send(stockOrders, CPSessionHeartbeatSessionCodec.encodeRequest(group, session)))
                .hasRootCauseInstanceOf(SecurityException.class);

        assertThat(lock.getFence()).isEqualTo(fence);
        assertThat(ops.admin().lock("billing/5").orElseThrow().fence()).isEqualTo(fence);
        lock.unlock();
    }

    @Test
    void nobodyDestroysWhatOthersHoldWithoutTheRightToOperate() throws Exception {
        Hold hold = billing.lock("billing/7").acquire();

        assertThatThrownBy(
                        () -> stockBilling.getCPSubsystem().getLock("billing/7").destroy())
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("operate 'billing/7'");
        assertThat(ops.admin().lock("billing/7").orElseThrow().fence()).isEqualTo(hold.fence());
        hold.release();
    }

    private static RaftGroupId group() {
        return (RaftGroupId)
                stockBilling.getCPSubsystem().getLock("billing/group").getGroupId();
    }

    @Test
    void aCpSessionIsOfWhoCreatedItBeforeItHasHeldAnything() throws Exception {
        RaftGroupId group = group();
        long session = CPSessionCreateSessionCodec.decodeResponse(
                        (ClientMessage) send(stockBilling, CPSessionCreateSessionCodec.encodeRequest(group, "batch")))
                .sessionId;

        for (ClientMessage theft : List.of(
                CPSessionCloseSessionCodec.encodeRequest(group, session),
                CPSessionHeartbeatSessionCodec.encodeRequest(group, session),
                FencedLockLockCodec.encodeRequest(group, "orders/9", session, 1, UUID.randomUUID()))) {
            assertThatThrownBy(() -> send(stockOrders, theft))
                    .hasRootCauseInstanceOf(SecurityException.class)
                    .hasMessageContaining("another identity's");
        }
        ClientMessage own = FencedLockLockCodec.encodeRequest(group, "billing/9", session, 1, UUID.randomUUID());
        assertThat(FencedLockLockCodec.decodeResponse((ClientMessage) send(stockBilling, own)))
                .isPositive();
        send(stockBilling, CPSessionCloseSessionCodec.encodeRequest(group, session));
    }

    @Test
    void whoHoldsALockIsToldToWhomItIsForOrWhoMayLook() throws Exception {
        ClientMessage question = FencedLockGetLockOwnershipCodec.encodeRequest(group(), "billing/10");

        send(stockBilling, question);
        assertThatThrownBy(
                        () -> send(stockOrders, FencedLockGetLockOwnershipCodec.encodeRequest(group(), "billing/10")))
                .hasRootCauseInstanceOf(SecurityException.class)
                .hasMessageContaining("identity 'orders' has not the right to look 'billing/10'");
    }

    @Test
    void whoIsInNoRuleCreatesNoGroupAndNoSession() {
        RaftGroupId group = group();
        HazelcastInstance nobody = stock("nobody");
        try {
            assertThatThrownBy(() -> nobody.getCPSubsystem().getLock("billing/11"))
                    .isInstanceOf(SecurityException.class)
                    .hasMessageContaining("identity 'nobody' has not the right to lock");
            assertThatThrownBy(() -> send(nobody, CPSessionCreateSessionCodec.encodeRequest(group, "x")))
                    .hasRootCauseInstanceOf(SecurityException.class);
        } finally {
            nobody.shutdown();
        }
    }

    @Test
    void noticesAreForTheIdentityOfTheSessionWhoeverSaysThatHeIsThatClient() throws Exception {
        List<Notices> overheard = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            Node node = Accessors.getNode(members.engine(i));
            GridService service = node.getNodeEngine().getService(GridService.NAME);
            node.getClientEngine()
                    .getEndpointManager()
                    .getEndpoints()
                    .forEach(client -> service.noticePost().subscribe(client.getUuid(), "thief", overheard::add));
        }
        try (Hold hold = billing.lock("billing/12").acquire()) {
            CountDownLatch asked = new CountDownLatch(1);
            hold.onReleaseRequested(request -> asked.countDown());

            ops.admin().askToRelease("billing/12", hold.fence(), "anna", "please");

            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(overheard).isEmpty();
        }
    }

    @Test
    void aStockClientGetsTheLocksThatAreForIt() {
        FencedLock other = stockBilling.getCPSubsystem().getLock("orders/6");

        assertThatThrownBy(other::lock)
                .isInstanceOf(SecurityException.class)
                .hasMessageContainingAll("'billing'", "'orders/6'");
    }
}
