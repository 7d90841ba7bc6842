package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.spi.exception.TargetNotMemberException;
import com.hazelcast.spi.impl.operationservice.Operation;
import com.hazelcast.spi.impl.operationservice.OperationAccessor;
import io.lockgrid.simulation.Sim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What one member asks of others and of itself by the engine's operations that are answered, as bytes both ways. */
final class SimCalls {
    private record Pending(SimMember target, BiConsumer<@Nullable Object, @Nullable Throwable> answer) {}

    private static final byte[] NOTHING = {};
    private static final long COUNTED_ON = 3 * Sim.SECOND;

    private final SimMember member;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private long numbers;
    private long askedForPresence = Long.MIN_VALUE / 2;

    SimCalls(SimMember member) {
        this.member = member;
    }

    void call(Operation operation, Address to, BiConsumer<@Nullable Object, @Nullable Throwable> answer) {
        SimMember target = member.view().stream()
                .filter(each -> each.address.equals(to))
                .findFirst()
                .orElse(null);
        if (target == null) {
            member.process.soon(
                    "no member", () -> answer.accept(null, new TargetNotMemberException("nobody at " + to)));
            return;
        }
        String kind = operation.getClass().getSimpleName();
        if (kind.equals("RollCallOp")) {
            askedForPresence = member.cluster.sim.now();
        }
        long number = numbers++;
        pending.put(number, new Pending(target, answer));
        byte[] bytes = SimCluster.SERIALIZATION.toData(operation).toByteArray();
        carry(member, target, bytes, kind, () -> target.calls.run(bytes, member, number));
    }

    /** Whether this member has asked who is there, to take a seat: whoever dies now is counted on. */
    boolean isAboutToTakeASeat() {
        return member.seat() == null && member.cluster.sim.now() - askedForPresence < COUNTED_ON;
    }

    private static void carry(SimMember from, SimMember to, byte[] bytes, String kind, Runnable deliver) {
        if (from == to) {
            to.process.soon(kind, deliver);
        } else {
            from.cluster.network.sendInOrder(from.process, to.process, bytes, kind, deliver);
        }
    }

    private void run(byte[] bytes, SimMember caller, long number) {
        Operation operation = SimCluster.SERIALIZATION.toObject(new HeapData(bytes));
        operation.setNodeEngine(member.engine());
        OperationAccessor.setCallerAddress(operation, caller.address);
        operation.setOperationResponseHandler((any, response) -> answer(caller, number, response));
        try {
            operation.run();
            if (operation.returnsResponse()) {
                operation.sendResponse(operation.getResponse());
            }
        } catch (Exception failure) {
            member.cluster.sim.defect(failure);
        }
    }

    private void answer(SimMember caller, long number, @Nullable Object response) {
        try {
            if (response instanceof Throwable failure) {
                carry(member, caller, NOTHING, "refusal", () -> caller.calls.answered(number, null, failure));
            } else {
                byte[] bytes = response == null
                        ? NOTHING
                        : SimCluster.SERIALIZATION.toData(response).toByteArray();
                Runnable deliver = () -> caller.calls.answered(number, read(bytes), null);
                carry(member, caller, bytes, "answer", deliver);
            }
        } catch (RuntimeException failure) { // a future would keep it for itself
            member.cluster.sim.defect(failure);
        }
    }

    private static @Nullable Object read(byte[] bytes) {
        return bytes.length == 0 ? null : SimCluster.SERIALIZATION.toObject(new HeapData(bytes));
    }

    private void answered(long number, @Nullable Object value, @Nullable Throwable failure) {
        Pending waiting = pending.remove(number);
        if (waiting != null) {
            waiting.answer().accept(value, failure);
        }
    }

    /** That one is gone, and does not answer any more. */
    void left(SimMember gone) {
        List<Long> lost = pending.entrySet().stream()
                .filter(each -> each.getValue().target() == gone)
                .map(Map.Entry::getKey)
                .toList();
        lost.forEach(number -> answered(number, null, new MemberLeftException(gone.shown(false))));
    }
}
