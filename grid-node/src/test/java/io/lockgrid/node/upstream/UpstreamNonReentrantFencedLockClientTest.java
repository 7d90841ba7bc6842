package io.lockgrid.node.upstream;

import com.hazelcast.client.cp.internal.datastructures.lock.NonReentrantFencedLockClientTest;
import com.hazelcast.config.Config;
import io.lockgrid.node.GridNode;
import org.junit.experimental.categories.Category;

/** The same from a client. */
@Category(Thorough.class)
public class UpstreamNonReentrantFencedLockClientTest extends NonReentrantFencedLockClientTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }
}
