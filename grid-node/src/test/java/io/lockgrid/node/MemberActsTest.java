package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three seats and four members, with an operator in a member and one outside. */
@Tag("thorough")
class MemberActsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Members members;
    private static LockGrid fourth;
    private static LockGrid client;

    @BeforeAll
    static void start() {
        members = new Members(3, config -> config);
        int port = Members.freePorts(1).get(0);
        fourth = GridNode.start(
                members.configs.get(0).withNodeName("node-3").withPort(port).withMembers(members.addresses));
        members.grids.add(fourth);
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withName("operator"));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> group().seatsMissing() == 0);
        await().atMost(PATIENCE).until(MemberActsTest::nobodyIsLite); // as each is when it starts
    }

    private static boolean nobodyIsLite() {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(each -> each.getConfig().getClusterName().equals(members.cluster))
                .flatMap(each -> each.getCluster().getMembers().stream())
                .noneMatch(Member::isLiteMember);
    }

    @AfterAll
    static void stop() {
        client.close();
        members.close();
    }

    private static GroupInfo group() {
        return client.admin().groups().groups().get(0);
    }

    private static MemberInfo member(String name) {
        return client.admin().groups().members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MemberInfo withoutSeat() {
        return client.admin().groups().members().stream()
                .filter(member -> !member.seat())
                .findFirst()
                .orElseThrow();
    }

    private static AuditEntry lastAct() {
        return client.admin().audit(1).get(0);
    }

    /** What came of the last act gets into the trail after its answer, where the grid is busy. */
    private static void awaitNote(String begin, String part) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(lastAct().outcome()).startsWith(begin).contains(part));
    }

    @Nested
    class AskedByAMember extends AskToReleaseContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid operator() {
            return members.grid(1);
        }
    }

    @Nested
    class AskedByAClient extends AskToReleaseContract {
        @Override
        LockGrid grid() {
            return members.grid(2);
        }

        @Override
        LockGrid operator() {
            return client;
        }
    }

    @Test
    void aHolderByHazelcastsOwnApiCannotHearAndTheOutcomeSaysSo() {
        ClientConfig config = new ClientConfig().setClusterName(members.cluster);
        config.getNetworkConfig().setAddresses(members.addresses);
        HazelcastInstance stock = HazelcastClient.newHazelcastClient(config);
        try {
            FencedLock lock = stock.getCPSubsystem().getLock("stock");
            long fence = lock.lockAndGetFence();
            AskOutcome outcome = client.admin().askToRelease("stock", fence, "eve", "in the way");
            assertThat(outcome.status()).isEqualTo(AskOutcome.Status.CANNOT_HEAR);
            assertThat(outcome.holder()).isNotNull();
            assertThat(lock.isLockedByCurrentThread()).isTrue();
            lock.unlock();
        } finally {
            stock.shutdown();
        }
    }

    @Test
    void aPromotionIsRefusedByNameWhenNoSeatIsFree() {
        MemberInfo idle = withoutSeat();
        for (LockAdmin admin : new LockAdmin[] {client.admin(), members.grid(0).admin()}) {
            ActOutcome outcome = admin.promote(idle.id(), "eve", "more seats");
            assertThat(outcome.status()).isEqualTo(ActOutcome.Status.REFUSED);
            assertThat(outcome.words()).contains("no seat is free").contains(idle.address());
            assertThat(lastAct().action()).isEqualTo("promote");
            assertThat(lastAct().target()).isEqualTo(idle.id());
            assertThat(lastAct().actor()).isEqualTo("eve");
            assertThat(lastAct().reason()).isEqualTo("more seats");
            awaitNote("refused: ", "no seat is free");
        }
    }

    @Test
    void aPromotionOfAMemberWithASeatOrOfNobodyIsRefused() {
        MemberInfo seated = client.admin().groups().members().stream()
                .filter(MemberInfo::seat)
                .findFirst()
                .orElseThrow();
        assertThat(client.admin().promote(seated.address(), "eve", "why").words())
                .contains("has a seat already");
        assertThat(client.admin()
                        .promote(UUID.randomUUID().toString(), "eve", "why")
                        .words())
                .contains("no member")
                .contains(seated.address());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().promote(seated.id(), "", "why"))
                .withMessageContaining("actor");
    }

    @Test
    void leadershipIsMovedToAnotherSeatAndAHoldSurvives() throws Exception {
        try (Hold hold = client.lock("kept").acquire()) {
            for (LockAdmin admin :
                    new LockAdmin[] {client.admin(), members.grid(0).admin()}) {
                String leader = group().leader();
                MemberInfo heir = client.admin().groups().members().stream()
                        .filter(member -> member.seat() && !member.id().equals(leader))
                        .findFirst()
                        .orElseThrow();
                ActOutcome outcome = admin.moveLeadership("default", heir.id(), "eve", "warm it up");
                assertThat(outcome.done()).as(outcome.words()).isTrue();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(group().leader()).isEqualTo(heir.id()));
                assertThat(admin.moveLeadership("default", heir.id(), "eve", "again")
                                .words())
                        .contains("leads CP group 'default' already");
            }
            assertThat(hold.isHeld()).isTrue();
        }
        assertThat(client.admin()
                        .moveLeadership("default", withoutSeat().id(), "eve", "why")
                        .words())
                .contains("has no seat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().moveLeadership("nowhere", "m", "eve", "why"))
                .withMessageContaining("nowhere");
    }

    @Test
    void theTableIsNotRestartedWhileAMajorityAnswers() {
        for (LockAdmin admin : new LockAdmin[] {client.admin(), members.grid(1).admin()}) {
            ActOutcome outcome = admin.restartTable("eve", "bored");
            assertThat(outcome.status()).isEqualTo(ActOutcome.Status.REFUSED);
            assertThat(outcome.words()).contains("a majority of the seats answers");
        }
    }

    @Test
    void aMemberThatIsHereLosesItsSeatToAnotherAndGetsOneBackByPromotion() throws Exception {
        try (Hold hold = client.lock("kept meanwhile").acquire()) {
            String heir = withoutSeat().name();
            String loser = client.admin().groups().members().stream()
                    .filter(MemberInfo::seat)
                    .findFirst()
                    .orElseThrow()
                    .name();
            ActOutcome outcome =
                    members.grid(0).admin().removeSeat(member(loser).id(), "eve", "too small");
            assertThat(outcome.done()).as(outcome.words()).isTrue();
            awaitNote("done: ", "");
            awaitSeat(heir, true);
            awaitSeat(loser, false);

            outcome = client.admin().removeSeat(member(heir).id(), "eve", "not that one");
            assertThat(outcome.done()).as(outcome.words()).isTrue();
            awaitSeat(heir, false); // and neither takes it by itself
            assertThat(group().members()).hasSize(2);
            assertThat(client.admin()
                            .removeSeat(group().members().get(0), "eve", "why")
                            .words())
                    .contains("no majority");

            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                ActOutcome promoted = client.admin().promote(member(loser).id(), "eve", "again");
                assertThat(promoted.done()).as(promoted.words()).isTrue();
            });
            awaitSeat(loser, true);
            assertThat(hold.isHeld()).isTrue();
        }
    }

    private static void awaitSeat(String name, boolean seat) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(client.admin().groups().members())
                        .filteredOn(member -> member.name().equals(name))
                        .singleElement()
                        .matches(member -> member.reachable() && member.seat() == seat));
    }
}
