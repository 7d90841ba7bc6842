package app;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.util.ArrayList;
import java.util.List;

/** A grid of three members in one process, used through each of its doors. */
public final class Main {
    public static void main(String[] ports) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (String port : ports) {
            addresses.add("127.0.0.1:" + port);
        }
        List<LockGrid> grids = new ArrayList<>();
        for (String port : ports) {
            grids.add(GridNode.start(GridNodeConfig.defaults()
                    .withClusterName("elsewhere-" + ports[0])
                    .withBind("127.0.0.1")
                    .withPort(Integer.parseInt(port))
                    .withMembers(addresses)));
        }
        grids.add(LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName("elsewhere-" + ports[0])
                .withMembers(addresses)));
        for (LockGrid grid : grids) {
            try (Hold hold = grid.lock("a").acquire()) {
                System.out.println("> " + hold.isHeld());
            }
        }
        FencedLock stock = Hazelcast.getAllHazelcastInstances()
                .iterator()
                .next()
                .getCPSubsystem()
                .getLock("b");
        stock.lock();
        System.out.println("> " + stock.isLockedByCurrentThread());
        stock.unlock();
        System.out.println("> " + stock.tryLock());
        stock.unlock();
        for (LockGrid grid : grids) {
            grid.close();
        }
        System.out.println("> done, module " + GridNode.class.getModule().getName() + " and "
                + LockGridClient.class.getModule().getName());
    }
}
