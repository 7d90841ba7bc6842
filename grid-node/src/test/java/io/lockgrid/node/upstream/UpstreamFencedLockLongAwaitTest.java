package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.FencedLockLongAwaitTest;
import io.lockgrid.node.GridNode;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** Hazelcast's own tests of long waits, against the grid. */
@Category(Thorough.class)
public class UpstreamFencedLockLongAwaitTest extends FencedLockLongAwaitTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }

    @Override
    @Test
    @Ignore("reads the live operations of the stock lock service; StockDoorTest covers its intent")
    public void when_awaitDurationIsLongerThanOperationTimeout_then_invocationFromLeaderInstanceWaits() {}

    @Override
    @Test
    @Ignore("reads the live operations of the stock lock service; StockDoorTest covers its intent")
    public void when_awaitDurationIsLongerThanOperationTimeout_then_invocationFromNonLeaderInstanceWaits() {}

    @Override
    @Test
    @Ignore("reads the live operations of the stock lock service; StockDoorTest covers its intent")
    public void when_tryLockTimeoutPassesDuringLostMajority_then_operationTimeoutIsReceived() {}
}
