package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.DefaultMessageTaskFactoryProvider;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.impl.client.protocol.task.JetMessageTaskFactoryProvider;
import com.hazelcast.test.Accessors;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an ordinary Hazelcast client may send to a member that LockGrid has started. */
class AllowedMessagesTest {
    private static LockGrid grid;
    private static HazelcastInstance member;
    private static HazelcastInstance client;

    @BeforeAll
    static void start() {
        String cluster = "test-" + UUID.randomUUID();
        grid = GridNode.start(
                GridNodeConfig.defaults().withClusterName(cluster).withPort(0).withMembers("127.0.0.1:1"));
        member = Hazelcast.getAllHazelcastInstances().stream()
                .filter(instance -> instance.getConfig().getClusterName().equals(cluster))
                .findFirst()
                .orElseThrow();
        ClientConfig config = new ClientConfig();
        config.setClusterName(cluster);
        config.setProperty("hazelcast.client.invocation.timeout.seconds", "20");
        var address = member.getCluster().getLocalMember().getAddress();
        config.getNetworkConfig().addAddress(address.getHost() + ":" + address.getPort());
        client = HazelcastClient.newHazelcastClient(config);
    }

    @AfterAll
    static void stop() {
        client.shutdown();
        grid.close();
    }

    /** A head and nothing behind it: whoever looked into the message would fail in another way. */
    private static void send(int type) throws Exception {
        ClientMessage message = ClientMessage.createForEncode();
        message.setRetryable(false);
        message.setOperationName("a test");
        message.add(new ClientMessage.Frame(new byte[64], ClientMessage.UNFRAGMENTED_MESSAGE));
        message.setMessageType(type);
        message.setPartitionId(-1);
        HazelcastClientInstanceImpl engine = ((HazelcastClientProxy) client).client;
        new ClientInvocation(engine, message, null).invoke().get(20, TimeUnit.SECONDS);
    }

    @SuppressWarnings("removal")
    private static void assertRefused(int type) {
        assertThatThrownBy(() -> send(type))
                .as("0x%06X", type)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(java.security.AccessControlException.class)
                .hasMessageContaining("0x%06X is not for clients of a lock grid, and nothing was done".formatted(type));
    }

    private static Set<Integer> typesOfTheEngine() {
        var engine = Accessors.getNodeEngineImpl(member);
        Set<Integer> types = new TreeSet<>();
        new DefaultMessageTaskFactoryProvider(engine).getFactories().forEach((type, factory) -> types.add(type));
        new JetMessageTaskFactoryProvider(engine).getFactories().forEach((type, factory) -> types.add(type));
        return types;
    }

    @Test
    void everyMessageThatIsNotListedIsRefusedWithWordsBeforeItIsLookedInto() {
        Set<Integer> refused = typesOfTheEngine();
        assertThat(refused).hasSizeGreaterThan(400);
        refused.removeAll(AllowedMessages.ALL.keySet());
        refused.forEach(AllowedMessagesTest::assertRefused);
    }

    @Test
    void aTypeThatNobodyKnowsIsRefusedToo() {
        assertRefused(0x6C0600);
        assertRefused(0x6C0101);
        assertRefused(-1);
        assertRefused(0);
    }

    @Test
    void everyTypeOfTheListIsOneOfTheEnginesOrOfLockGrids() {
        Set<Integer> known = typesOfTheEngine();
        assertThat(AllowedMessages.ALL.keySet()).allMatch(type -> known.contains(type) || type >> 16 == 0x6C);
    }

    @Test
    @SuppressWarnings("removal")
    void aMapIsRefusedInWordsThatSayWhatToDo() {
        assertThatThrownBy(() -> client.getMap("m").put("k", "v"))
                .isInstanceOf(java.security.AccessControlException.class)
                .hasMessageContaining("clients: everything");
    }

    @Test
    void theDocumentationHasTheSameList() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "operating.md"));
        for (Map.Entry<Integer, String> message : AllowedMessages.ALL.entrySet()) {
            assertThat(docs).contains("%s 0x%06X".formatted(message.getValue(), message.getKey()));
        }
        assertThat(docs.split(" 0x[0-9A-F]{6}", -1)).hasSize(AllowedMessages.ALL.size() + 1);
    }
}
