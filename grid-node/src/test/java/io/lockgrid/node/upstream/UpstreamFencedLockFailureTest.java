package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.FencedLockFailureTest;
import io.lockgrid.node.GridNode;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** Hazelcast's own test of a name that no lock can have, against the grid. */
@Category(Thorough.class)
public class UpstreamFencedLockFailureTest extends FencedLockFailureTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testRetriedLockDoesNotCancelPendingLockRequest() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testNewLockCancelsPendingLockRequest() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testRetriedTryLockWithTimeoutDoesNotCancelPendingLockRequest() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testNewTryLockWithTimeoutCancelsPendingLockRequest() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testRetriedTryLockWithoutTimeoutDoesNotCancelPendingLockRequest() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testNewUnlockCancelsPendingLockRequest() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testPendingLockAcquireRetry() {}

    @Override
    @Test
    @Ignore("reads the wait queue of the stock lock service; StockDoorTest covers its intent")
    public void testRetriedWaitKeysAreExpiredTogether() {}
}
