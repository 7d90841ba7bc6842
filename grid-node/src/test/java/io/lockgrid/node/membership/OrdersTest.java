package io.lockgrid.node.membership;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cp.internal.RaftServiceDataSerializerHook;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.dto.TriggerLeaderElection;
import com.hazelcast.cp.internal.raft.impl.log.LogEntry;
import com.hazelcast.test.PacketFiltersUtil;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Attached;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.membership.founding.KeeperOperation;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators are told of orders about seats, where members know less than there is. */
@Tag("thorough")
class OrdersTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Longer than any question takes, and shorter than a change of seats may. */
    private static final Duration A_QUESTION = Duration.ofSeconds(3);

    private final Attached members = new Attached();
    private final int keeper = members.leader();
    private final int whom = (keeper + 1) % 3;
    private final UUID seat = members.raft(whom).getLocalCPMember().getUuid();
    private final Order removal = new Order(Order.Kind.REMOVE_SEAT, "", seat.toString(), "an operator");

    @AfterEach
    void stop() {
        members.close();
    }

    private KeeperService service() {
        return members.engine(keeper).getService(KeeperService.NAME);
    }

    /** The keeper hears of the third anew, and of this member no more. */
    private void forget() {
        service().reset();
        await().atMost(SOON)
                .until(() -> service().isHere(members.raft(3 - keeper - whom).getLocalCPMember()));
    }

    private List<UUID> seats() throws InterruptedException {
        List<Seat> listed = new CpSeats(members.engine(keeper), Surroundings.JVM).list(SOON);
        assertThat(listed).isNotNull();
        return listed.stream().map(Seat::id).toList();
    }

    @Test
    void theSeatOfAMemberThatIsHereIsNotTakenByAKeeperThatHasNotHeardOfIt() throws Exception {
        PacketFiltersUtil.dropOperationsBetween(
                members.member(whom),
                members.member(keeper),
                KeeperOperation.FACTORY_ID,
                List.of(KeeperSerialization.STATUS));
        forget();

        ActOutcome outcome = service().order(removal).get();

        assertThat(outcome.status()).isEqualTo(ActOutcome.Status.REFUSED);
        assertThat(outcome.words())
                .isEqualTo("the member at "
                        + Neighbours.text(members.engine(whom).getThisAddress())
                        + " has only just been seen; try again");
        assertThat(seats()).hasSize(3).contains(seat);
    }

    @Test
    void anOrderThatIsInterruptedInTheMiddleOfAChangeIsNotSaidToBeRefused() throws Exception {
        blockCommunicationBetween(members.member(keeper), members.member(whom));
        blockCommunicationBetween(members.member(3 - keeper - whom), members.member(whom));
        forget();
        Surroundings closing = new Surroundings() {
            @Override
            public <T> T await(CompletableFuture<T> answer, Duration patience)
                    throws InterruptedException, ExecutionException, TimeoutException {
                if (patience.compareTo(A_QUESTION) > 0) {
                    throw new InterruptedException("while a change of seats is waited for");
                }
                return Surroundings.super.await(answer, patience);
            }
        };
        Tenure tenure = new Tenure(
                members.engine(keeper), closing, 3, new KeeperRules(3, Duration.ofMinutes(1), null), new KeeperTally());
        ScheduledExecutorService thread = Surroundings.JVM.thread("a keeper");
        try {
            // Whom nobody hears any more may have led the group of the seats: then another is elected first.
            ActOutcome outcome = await().atMost(SOON)
                    .until(
                            () -> new Orders(thread, true)
                                    .take(removal, members.engine(keeper).getExecutionService(), () -> tenure)
                                    .get(),
                            said -> said.status() != ActOutcome.Status.REFUSED);

            assertThat(outcome).isEqualTo(ActOutcome.underway("this member is stopping, and may have begun it"));
        } finally {
            thread.shutdownNow();
        }
        await().atMost(SOON).until(() -> !seats().contains(seat));
    }

    @Test
    void leadershipThatAnotherThanTheHeirGetsIsNotSaidToBeTheHeirs() throws Exception {
        int third = 3 - keeper - whom;
        PacketFiltersUtil.dropOperationsFrom(
                members.member(keeper),
                RaftServiceDataSerializerHook.F_ID,
                List.of(RaftServiceDataSerializerHook.TRIGGER_LEADER_ELECTION_OP));
        await().atMost(SOON).until(() -> service().isHere(members.raft(whom).getLocalCPMember()));
        RaftNodeImpl leader = members.node(keeper);
        String heir = Neighbours.text(members.engine(whom).getThisAddress());

        CompletableFuture<ActOutcome> outcome =
                service().order(new Order(Order.Kind.MOVE_LEADERSHIP, "default", heir, "an operator"));
        await().atMost(SOON).until(() -> leader.state().leadershipTransferState() != null);
        await().atMost(SOON).until(() -> {
            LogEntry last = leader.state().log().lastLogOrSnapshotEntry();
            members.node(third)
                    .handleTriggerLeaderElection(new TriggerLeaderElection(
                            leader.getLocalMember(), leader.state().term(), last.term(), last.index()));
            return outcome.isDone();
        });

        assertThat(members.leader()).isEqualTo(third);
        assertThat(outcome.get().status()).isEqualTo(ActOutcome.Status.UNDERWAY);
    }
}
