package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.client.GridMessages;
import io.lockgrid.internal.wire.Hello;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that is newer than the grid, or no client of the grid at all: whatever it asks, each member answers in words. */
@Tag("thorough")
class NotUnderstoodTest {
    private static Members members;
    private static HazelcastInstance instance;
    private static HazelcastClientInstanceImpl client;

    @BeforeAll
    static void start() throws Exception {
        members = new Members(3, config -> config);
        members.grid(0).lock("x").acquire().release(); // founded
        ClientConfig config = new ClientConfig().setClusterName(members.cluster);
        config.getNetworkConfig().setAddresses(members.addresses);
        instance = HazelcastClient.newHazelcastClient(config);
        client = ((HazelcastClientProxy) instance).client;
    }

    @AfterAll
    static void stop() {
        instance.shutdown();
        members.close();
    }

    private static byte[] ask(Member member, int type, String group, byte[] payload) throws Exception {
        ClientInvocation invocation = new ClientInvocation(
                client, GridMessages.request(type, group, payload), "NotUnderstoodTest", member.getUuid());
        return GridMessages.payload(invocation.invoke().get(30, TimeUnit.SECONDS));
    }

    private static Batch batch(Request... requests) {
        return new Batch(UUID.randomUUID(), 1, 0, List.of(requests));
    }

    private static void assertEachMemberRefuses(byte[] message, String words) throws Exception {
        for (Member member : instance.getCluster().getMembers()) {
            byte[] answer = ask(member, GridMessages.BATCH, "default", message);
            BatchReply reply = WireCodec.decodeReply(answer, 2);
            assertThat(reply.outcomes())
                    .hasSize(2)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Refused.class,
                                    refused -> assertThat(refused.message()).contains(words, "nothing was done")));
        }
    }

    @Test
    void aBatchOfANewerVersionIsRefused() throws Exception {
        byte[] message = WireCodec.encode(batch(new Request.KeepAlive(1), new Request.KeepAlive(2)), 1);
        message[0] = 9;

        assertEachMemberRefuses(message, "version 9");
    }

    @Test
    void aBatchWithAnUnknownRequestIsRefused() throws Exception {
        byte[] message = WireCodec.encode(batch(new Request.KeepAlive(1), new Request.KeepAlive(2)), 1);
        message[message.length - 3] = 99; // the kind of the last request, before its sequence and that nobody is named

        assertEachMemberRefuses(message, "no request of kind 99");
    }

    @Test
    void aRequestThatCannotBeIsRefusedWithItsBatch() throws Exception {
        byte[] message = WireCodec.encode(batch(new Request.Release(1, "x", 1, 5, 0), new Request.KeepAlive(2)), 1);
        message[message.length - 6] = 9; // as a fence of -5 is written

        assertEachMemberRefuses(message, "a Release that cannot be: fence must be at least 0, but is -5");
    }

    @Test
    void aQuestionOfANewerVersionIsRefused() throws Exception {
        byte[] question = AdminCodec.encode(new AdminQuery.Sessions(), 1);
        question[0] = 9;
        for (Member member : instance.getCluster().getMembers()) {
            byte[] answer = ask(member, GridMessages.ASK, "default", question);
            assertThatThrownBy(() -> AdminCodec.decodeAnswer(answer))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("version 9");
        }
    }

    @Test
    void anUnknownQuestionIsRefused() throws Exception {
        byte[] question = AdminCodec.encode(new AdminQuery.Sessions(), 1);
        question[1] = 99;
        for (Member member : instance.getCluster().getMembers()) {
            byte[] answer = ask(member, GridMessages.ASK, "default", question);
            assertThatThrownBy(() -> AdminCodec.decodeAnswer(answer))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("no admin query of kind 99");
        }
    }

    @Test
    void aClientThatHasNoVersionInCommonIsTold() throws Exception {
        byte[] hello = new Hello(8, 9).encode();
        for (Member member : instance.getCluster().getMembers()) {
            byte[] answer = ask(member, GridMessages.HELLO, "", hello);
            assertThatThrownBy(() -> WireCodec.open(answer))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("speaks version 8 to 9");
        }
    }

    @Test
    void aNewerClientThatSpeaksAnOlderVersionTooIsAnsweredInThat() throws Exception {
        byte[] hello = new Hello(1, 9).encode();
        for (Member member : instance.getCluster().getMembers()) {
            assertThat(WireCodec.version(ask(member, GridMessages.HELLO, "", hello)))
                    .isEqualTo(1);
        }
    }

    @Test
    void aGroupThatThereIsNotIsNamed() throws Exception {
        byte[] message = WireCodec.encode(batch(new Request.KeepAlive(1)), 1);
        Member member = instance.getCluster().getMembers().iterator().next();
        BatchReply reply = WireCodec.decodeReply(ask(member, GridMessages.BATCH, "nowhere", message), 1);
        assertThat(reply.outcomes().toString()).contains("no CP group 'nowhere'");
    }
}
