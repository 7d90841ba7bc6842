package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Member;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.spi.impl.NodeEngine;
import io.lockgrid.internal.surroundings.Surroundings;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The grid that a member is of, as the member knows it: which it is, whether it answers, why it is over. Thread-safe. */
public final class OwnGrid {
    /** How long a member's grid may be silent before a grid that answers others counts instead. */
    public static final Duration MEETING = Duration.ofSeconds(10);

    private final NodeEngine engine;
    private final Surroundings surroundings;
    private volatile Birth known = Birth.UNKNOWN;
    private volatile boolean answers;

    /** When the grid last answered this member, by the monotonic clock; when the member started if never. */
    private volatile long answeredAt;

    /** Why it is over; set before the action is looked at, which looks at it after it was set. */
    private volatile @Nullable String end;

    private volatile Consumer<String> whenOver = why -> {};

    public OwnGrid(NodeEngine engine, Surroundings surroundings) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.answeredAt = surroundings.now();
    }

    public Birth birth() {
        RaftService raft = engine.getService(RaftService.SERVICE_NAME);
        return raft.isDiscoveryCompleted() ? known : Birth.NONE;
    }

    public void learn(Birth birth) {
        known = birth;
    }

    /** Whether it has answered this member lately, and is not over. */
    public boolean answers() {
        return answers && !isOver();
    }

    public void answers(boolean lately) {
        answers = lately;
        if (lately) {
            answeredAt = surroundings.now();
        }
    }

    /**
     * Whether it has not answered this member for so long that another grid counts instead. A keeper that does not look, as
     * it changes seats or leaves, leaves what it saw last: that the grid answers.
     */
    boolean isSilent() {
        return !answers && surroundings.now() - answeredAt >= MEETING.toNanos();
    }

    /** Whether it has given way: nobody may join it any more, and this member serves nobody. */
    public boolean isOver() {
        return end != null;
    }

    /** Sets what is told why it is over, also where it is already. */
    public void whenOver(Consumer<String> action) {
        whenOver = action;
        String why = end;
        if (why != null) {
            action.accept(why);
        }
    }

    /**
     * Gives way, if it is that grid; where nobody knows which, if it has been silent for long.
     *
     * @param everybody whether this member tells all of its cluster
     */
    public void giveWay(Birth giving, boolean everybody, String why) {
        Birth mine = birth();
        boolean concerned;
        if (giving.isKnown()) {
            concerned = mine.equals(giving) || !mine.isKnown(); // else it has given way already, or is another
        } else {
            concerned = mine.isGrid() ? isSilent() : !mine.isKnown() && !answers;
        }
        if (!concerned) {
            return;
        }
        if (everybody) {
            tellOfTheEnd(giving, why);
        }
        end(why);
    }

    /** Is over by an operator's word, who knows that its majority is lost. */
    public void restart(String why) {
        tellOfTheEnd(birth(), why);
        end(why);
    }

    private void tellOfTheEnd(Birth over, String why) {
        for (Member member : engine.getClusterService().getMembers()) {
            if (!member.localMember()) {
                engine.getOperationService().send(new StartAnewOp(over, false, why), member.getAddress());
            }
        }
    }

    private void end(String why) {
        end = why;
        whenOver.accept(why);
    }
}
