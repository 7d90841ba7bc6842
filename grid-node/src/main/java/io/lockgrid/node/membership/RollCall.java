package io.lockgrid.node.membership;

import com.hazelcast.cluster.Member;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the members of seats whether they are there at this moment. What they told before may be of members that are dead
 * since, until that is detected: a change of seats that needs one of those would never end, and cost the majority.
 * Stateless.
 */
final class RollCall {
    private RollCall() {}

    /** How many of these seats answer in time that they can vote. */
    static long here(NodeEngineImpl engine, Surroundings time, List<Seat> seats, Duration patience)
            throws InterruptedException {
        return count(engine, time, seats, true, patience);
    }

    /** Whether the member of a seat answers in time, whether it can vote yet or not. */
    static boolean isThere(NodeEngineImpl engine, Surroundings time, Seat seat, Duration patience)
            throws InterruptedException {
        return count(engine, time, List.of(seat), false, patience) == 1;
    }

    private static long count(
            NodeEngineImpl engine, Surroundings time, List<Seat> seats, boolean voting, Duration patience)
            throws InterruptedException {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (Seat seat : seats) {
            answers.add(answer(engine, seat, voting, patience));
        }
        try {
            time.await(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)), patience);
        } catch (ExecutionException | TimeoutException notAll) {
            engine.getLogger(RollCall.class).fine("Not all seats answer", notAll);
        }
        return answers.stream().filter(answer -> answer.getNow(false)).count();
    }

    private static CompletableFuture<Boolean> answer(
            NodeEngineImpl engine, Seat seat, boolean voting, Duration patience) {
        @Nullable
        Member member = engine.getClusterService().getMembers().stream()
                .filter(each -> Neighbours.text(each.getAddress()).equals(seat.address()))
                .findFirst()
                .orElse(null);
        if (member == null) {
            return CompletableFuture.completedFuture(false);
        }
        return engine.getOperationService()
                .createInvocationBuilder(KeeperService.NAME, new RollCallOp(voting), member.getAddress())
                .setTryCount(1)
                .setCallTimeout(patience.toMillis())
                .<UUID>invoke()
                .handle((answer, failure) -> seat.id().equals(answer))
                .toCompletableFuture();
    }
}
