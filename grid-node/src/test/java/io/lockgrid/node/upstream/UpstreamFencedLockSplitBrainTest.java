package io.lockgrid.node.upstream;

import com.hazelcast.config.Config;
import com.hazelcast.cp.internal.datastructures.lock.FencedLockSplitBrainTest;
import io.lockgrid.node.GridNode;
import org.junit.experimental.categories.Category;

/** Hazelcast's own test that a lock has one holder through a split of the cluster, against the grid. */
@Category(Thorough.class)
public class UpstreamFencedLockSplitBrainTest extends FencedLockSplitBrainTest {
    @Override
    protected Config config() {
        return GridNode.configure(super.config());
    }
}
