package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.FencedLockAdvancedTest;
import io.lockgrid.node.GridNode;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** Hazelcast's own tests of sessions that hold or wait, against the grid. */
@Category(Thorough.class)
public class UpstreamFencedLockAdvancedTest extends FencedLockAdvancedTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testSuccessfulLockClearsWaitTimeouts() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testSuccessfulTryLockClearsWaitTimeouts() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testFailedTryLockClearsWaitTimeouts() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testDestroyClearsWaitTimeouts() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testNewRaftGroupMemberSchedulesTimeoutsWithSnapshot() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testLockAcquired_whenLockOwnerShutsDown() {}
}
