package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import io.lockgrid.GridHealth;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.Members;
import io.lockgrid.node.replica.CallerSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The member that leads does not understand what a newer one passes on to it: that is an answer, not trouble. */
@Tag("thorough")
class OlderLeaderTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static List<GridService> services(String cluster) {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(member -> member.getConfig().getClusterName().equals(cluster))
                .map(member -> NodeRuntime.serviceOf(NodeRuntime.engine(member)))
                .toList();
    }

    private static GroupSite site(GridService service) {
        GroupSite site = service.site("default");
        assertThat(site).isNotNull();
        return site;
    }

    @Test
    void whatTheLeaderDoesNotUnderstandComesBackAsARefusal() throws Exception {
        try (Members members = new Members(3, config -> config)) {
            members.grid(0).lock("x").acquire().release();
            List<GridService> services = services(members.cluster);
            await().atMost(SOON)
                    .until(() ->
                            services.stream().anyMatch(service -> site(service).leads()));
            GridService follower = services.stream()
                    .filter(service -> !site(service).leads())
                    .findFirst()
                    .orElseThrow();
            byte[] batch = WireCodec.encode(new Batch(UUID.randomUUID(), 1, 0, List.of(new Request.KeepAlive(1))), 1);
            batch[0] = 9;
            byte[] question = AdminCodec.encode(new AdminQuery.Sessions(), 1);
            question[1] = 99;

            byte[] reply =
                    follower.forwards().forward(site(follower), false, batch).get(30, TimeUnit.SECONDS);
            byte[] answer = follower.forwards().ask(site(follower), question).get(30, TimeUnit.SECONDS);

            assertThat(WireCodec.decodeReply(reply, 1).outcomes().get(0))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.message()).contains("version 9", "nothing was done"));
            assertThatThrownBy(() -> AdminCodec.decodeAnswer(answer))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("no admin query of kind 99");
        }
    }

    @Test
    void aCallerIsToldAtOnceWhatTheGridDidNotUnderstand() {
        RefusingTransport way = new RefusingTransport();
        try (LockGrid grid = new GridRuntime(
                CallerSettings.of(GridNodeConfig.defaults()), way, Surroundings.JVM, RemoteAdmin::new)) {
            assertThatThrownBy(() -> grid.lock("x").acquire())
                    .isInstanceOf(LockGridException.class)
                    .isNotInstanceOf(GridUnavailableException.class)
                    .hasMessageContaining("version 9");
            assertThatThrownBy(() -> grid.admin().sessions())
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("version 9");
            assertThat(way.asked).as("nothing is asked over and over").isLessThan(6);
        }
    }

    /** A grid that understands nothing. */
    private static final class RefusingTransport implements Transport {
        private int asked;

        private byte[] refusal() {
            asked++;
            return WireCodec.refusal("sent version 9; nothing was done");
        }

        @Override
        public Home home() {
            return new Home(SessionKind.CLIENT, "newer", "host", UUID.randomUUID());
        }

        @Override
        public CompletableFuture<BatchReply> send(String group, Batch batch) {
            return CompletableFuture.completedFuture(
                    WireCodec.decodeReply(refusal(), batch.requests().size()));
        }

        @Override
        public CompletableFuture<byte[]> ask(String group, byte[] question) {
            return CompletableFuture.completedFuture(refusal());
        }

        @Override
        public GridHealth health() {
            return new GridHealth(GridHealth.Status.HEALTHY, List.of());
        }

        @Override
        public void onNotices(Consumer<Notices> listener) {
            // it has none
        }

        @Override
        public void onReconnected(Runnable listener) {
            // never lost
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
