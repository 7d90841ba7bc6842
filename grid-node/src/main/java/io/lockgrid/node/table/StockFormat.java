package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.StockResult;

/** How the last calls of threads at the stock doors are written. Tags are never given a new meaning. */
final class StockFormat {
    private static final int WAITS = 0;
    private static final int GRANTED = 1;
    private static final int HELD_BY_ANOTHER = 2;
    private static final int LIMIT_EXCEEDED = 3;
    private static final int RELEASED = 4;

    private static final Limit[] LIMITS = Limit.values();

    private StockFormat() {}

    static void write(Output out, StockMemo memo) {
        out.writeSigned(memo.thread());
        out.writeVar(memo.order());
        out.writeFixed(memo.high());
        out.writeFixed(memo.low());
        out.writeVar(memo.acquire());
        StockResult.Answer answer = memo.answer();
        if (answer == null) {
            out.writeByte(WAITS);
        } else if (answer instanceof StockResult.Answer.Granted granted) {
            out.writeByte(GRANTED);
            out.writeVar(granted.fence());
        } else if (answer instanceof StockResult.Answer.Released released) {
            out.writeByte(RELEASED);
            out.writeVar(released.depthLeft());
        } else if (answer instanceof StockResult.Answer.Refused refused) {
            Limit limit = refused.limit();
            if (limit == null) {
                out.writeByte(HELD_BY_ANOTHER);
            } else {
                out.writeByte(LIMIT_EXCEEDED);
                out.writeEnum(limit);
                out.writeVar(refused.value());
            }
        } else {
            throw new IllegalStateException("Not an answer that is remembered: " + answer);
        }
    }

    static StockMemo readMemo(Input in) {
        long thread = in.readSigned();
        long order = in.readVar();
        long high = in.readFixed();
        long low = in.readFixed();
        long acquire = in.readVar();
        int tag = in.readByte();
        StockResult.Answer answer = switch (tag) {
            case WAITS -> null;
            case GRANTED -> new StockResult.Answer.Granted(in.readVar());
            case HELD_BY_ANOTHER -> new StockResult.Answer.Refused(null, 0);
            case LIMIT_EXCEEDED -> new StockResult.Answer.Refused(in.readEnum(LIMITS), in.readVar());
            case RELEASED -> new StockResult.Answer.Released(in.readInt());
            default -> throw in.damaged("there is no answer " + tag);
        };
        return new StockMemo(thread, order, high, low, acquire, answer);
    }
}
