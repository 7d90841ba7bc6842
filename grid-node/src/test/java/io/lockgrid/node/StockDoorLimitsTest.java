package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.CPSessionCloseSessionCodec;
import com.hazelcast.client.impl.protocol.codec.CPSessionCreateSessionCodec;
import com.hazelcast.client.impl.protocol.codec.FencedLockTryLockCodec;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.client.test.TestHazelcastFactory;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.session.CPSession;
import com.hazelcast.cp.session.CPSessionManagementService;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of sessions, at the door of Hazelcast's own lock API. */
class StockDoorLimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCK = "lock";

    private static TestHazelcastFactory factory;
    private static HazelcastInstance member;

    private HazelcastInstance client;
    private RaftGroupId group;

    @BeforeAll
    static void start() {
        factory = new TestHazelcastFactory();
        GridNodeConfig limited = GridNodeConfig.defaults()
                .withLimits(Limits.DEFAULT.withSessions(3).withSessionsPerClient(2));
        for (int i = 0; i < 3; i++) {
            Config config = GridNode.configure(new Config(), limited);
            config.getCPSubsystemConfig()
                    .setCPMemberCount(3)
                    .getRaftAlgorithmConfig()
                    .setLeaderElectionTimeoutInMillis(500)
                    .setLeaderHeartbeatPeriodInMillis(500);
            member = factory.newHazelcastInstance(config);
        }
    }

    @AfterAll
    static void stop() {
        factory.terminateAll();
    }

    @BeforeEach
    void connect() {
        client = factory.newHazelcastClient();
        group = (RaftGroupId) lock(client, LOCK).getGroupId();
    }

    @AfterEach
    void endAllSessions() {
        CPSessionManagementService sessions = member.getCPSubsystem().getCPSessionManagementService();
        for (CPSession each :
                sessions.getAllSessions("default").toCompletableFuture().join()) {
            sessions.forceCloseSession("default", each.id())
                    .toCompletableFuture()
                    .join();
        }
    }

    private static FencedLock lock(HazelcastInstance where, String name) {
        return where.getCPSubsystem().getLock(name);
    }

    private ClientMessage ask(ClientMessage message) {
        return new ClientInvocation(((HazelcastClientProxy) client).client, message, LOCK)
                .invoke()
                .joinInternal();
    }

    /** Another CP session of the client, which by itself has one. */
    private long session() {
        ClientMessage answer = ask(CPSessionCreateSessionCodec.encodeRequest(group, "endpoint"));
        return CPSessionCreateSessionCodec.decodeResponse(answer).sessionId;
    }

    private long tryLock(long session, String name) {
        return FencedLockTryLockCodec.decodeResponse(
                ask(FencedLockTryLockCodec.encodeRequest(group, name, session, 1, UUID.randomUUID(), 0)));
    }

    @Test
    void aClientWithTooManySessionsIsRefusedUntilOneOfThemIsClosed() {
        long first = session();
        assertThat(tryLock(first, LOCK)).isPositive();
        assertThat(tryLock(session(), "another")).isPositive();
        long third = session();

        assertThatThrownBy(() -> tryLock(third, "free"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this client has 2 sessions in the group of lock 'free'")
                .hasMessageContaining("limits.sessions-per-client")
                .hasMessageContaining("no other was opened, and the lock was not acquired");
        assertThat(lock(member, "free").isLocked()).isFalse();

        ask(CPSessionCloseSessionCodec.encodeRequest(group, first));
        assertThat(tryLock(third, "free")).isPositive();
    }

    @Test
    void aClientIsRefusedInAGroupWithTooManySessionsAndAMemberIsNot() {
        lock(client, LOCK).lock();
        HazelcastInstance leaving = factory.newHazelcastClient();
        lock(leaving, "another").lock();
        lock(factory.newHazelcastClient(), "a third").lock();
        FencedLock refused = lock(factory.newHazelcastClient(), "free");

        assertThatThrownBy(refused::lock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the group of lock 'free' has 3 sessions")
                .hasMessageContaining("limits.sessions allows clients")
                .hasMessageContaining("the lock was not acquired");
        assertThat(refused.isLocked()).isFalse();

        leaving.shutdown();
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(refused::tryLock);
        assertThat(lock(member, "of a member").tryLock()).isTrue();
    }
}
