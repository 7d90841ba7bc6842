package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.NonReentrantFencedLockTest;
import io.lockgrid.node.GridNode;
import org.junit.experimental.categories.Category;

/** Hazelcast's own tests of a lock that no thread gets twice, against the grid. */
@Category(Thorough.class)
public class UpstreamNonReentrantFencedLockTest extends NonReentrantFencedLockTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }
}
