package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.FencedLockProxyRemovalTest;
import io.lockgrid.node.GridNode;
import org.junit.experimental.categories.Category;

/** Hazelcast's own tests that destroyed handles are forgotten, against the grid. */
@Category(Thorough.class)
public class UpstreamFencedLockProxyRemovalTest extends FencedLockProxyRemovalTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }
}
