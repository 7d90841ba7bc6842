package io.lockgrid.node.upstream;

import com.hazelcast.client.cp.internal.datastructures.lock.NonReentrantFencedLockClientTest;
import com.hazelcast.config.Config;
import io.lockgrid.node.GridNode;

/** The same from a client. */
public class UpstreamNonReentrantFencedLockClientTest extends NonReentrantFencedLockClientTest {
    @Override
    protected Config createConfig(int cpNodeCount, int groupSize) {
        return GridNode.configure(super.createConfig(cpNodeCount, groupSize));
    }
}
