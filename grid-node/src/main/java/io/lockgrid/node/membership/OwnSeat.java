package io.lockgrid.node.membership;

import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.MetadataRaftGroupManager;
import com.hazelcast.cp.internal.RaftService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * How the engine's part on a member learns which seat it has got. The engine (5.4.0) does that only at the end of its own way
 * to a seat, and offers nothing else. Immutable.
 */
final class OwnSeat {
    private final MetadataRaftGroupManager manager;
    private final Method begin;

    /** @throws IllegalStateException if this JVM or engine does not let it; nothing was done */
    OwnSeat(RaftService raft) {
        manager = raft.getMetadataGroupManager();
        try {
            begin = MetadataRaftGroupManager.class.getDeclaredMethod("initPromotedCPMember", CPMemberInfo.class);
            begin.setAccessible(true);
        } catch (ReflectiveOperationException | RuntimeException cannot) {
            throw new IllegalStateException(
                    "the engine's part on this member cannot be told of a seat, so none is taken: use Hazelcast 5.4.0,"
                            + " on the class path or as an automatic module",
                    cannot);
        }
    }

    /** From now on this member takes part with this seat, which is in the list. */
    void begin(CPMemberInfo seat) {
        try {
            begin.invoke(manager, seat);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException("could not begin with " + seat, failed.getCause());
        }
    }
}
