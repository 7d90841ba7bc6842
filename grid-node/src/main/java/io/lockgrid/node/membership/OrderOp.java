package io.lockgrid.node.membership;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.node.membership.founding.KeeperOperation;
import java.io.IOException;

/** Has another member's keeper carry an {@link Order} out; answered when that is done, as text. */
final class OrderOp extends KeeperOperation {
    private static final Order.Kind[] KINDS = Order.Kind.values();

    private Order order;

    OrderOp() {
        this(new Order(Order.Kind.TAKE_SEAT, "", "", ""));
    }

    OrderOp(Order order) {
        this.order = order;
    }

    @Override
    public void run() {
        KeeperService keeper = getService();
        keeper.order(order).whenComplete((outcome, failure) -> {
            ActOutcome told = outcome == null ? ActOutcome.underway(String.valueOf(failure)) : outcome;
            sendResponse(told.status() + " " + told.words());
        });
    }

    /** What the answer's text says. */
    static ActOutcome outcome(String answer) {
        int end = answer.indexOf(' ');
        return new ActOutcome(ActOutcome.Status.valueOf(answer.substring(0, end)), answer.substring(end + 1));
    }

    @Override
    public boolean returnsResponse() {
        return false; // it comes later
    }

    @Override
    public int getClassId() {
        return KeeperSerialization.ORDER;
    }

    @Override
    protected void writeInternal(ObjectDataOutput out) throws IOException {
        out.writeInt(order.kind().ordinal());
        out.writeString(order.group());
        out.writeString(order.whom());
        out.writeString(order.by());
    }

    @Override
    protected void readInternal(ObjectDataInput in) throws IOException {
        int kind = in.readInt();
        if (kind < 0 || kind >= KINDS.length) {
            throw new IOException("an order of kind " + kind + ", which this version does not know");
        }
        order = new Order(KINDS[kind], in.readString(), in.readString(), in.readString());
    }
}
