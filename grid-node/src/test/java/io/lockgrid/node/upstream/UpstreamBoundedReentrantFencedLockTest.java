package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.BoundedReentrantFencedLockTest;
import io.lockgrid.node.GridNode;
import org.junit.experimental.categories.Category;

/** Hazelcast's own tests of a lock that a thread gets so often and not oftener, against the grid. */
@Category(Thorough.class)
public class UpstreamBoundedReentrantFencedLockTest extends BoundedReentrantFencedLockTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }
}
