package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.FencedLockBasicTest;
import io.lockgrid.node.GridNode;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** Hazelcast's own tests of what a lock does, against the grid. */
@Category(Thorough.class)
public class UpstreamFencedLockBasicTest extends FencedLockBasicTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testUnlock_whenPendingLockOfOtherThread() {}
}
