package io.lockgrid.node;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Uses a grid, closes it, and ends; run by {@link LoaderRounds}. */
public final class LoaderApplication {
    private LoaderApplication() {}

    /** @param args {@code local}; {@code client}, cluster and members; {@code members}, cluster and ports */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "local" -> use(List.of(GridNode.local()));
            case "client" ->
                use(List.of(LockGridClient.connect(
                        LockGridClientConfig.defaults().withClusterName(args[1]).withMembers(args[2].split(",")))));
            case "members" -> {
                List<LockGrid> members = members(args[1], args[2].split(","));
                members.get(0).lock("a").acquire().release();
                for (String address : args[2].split(",")) {
                    members.get(0).admin().promote(address, "tester", "has a seat");
                }
                use(members);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static List<LockGrid> members(String cluster, String[] addresses) {
        List<LockGrid> members = new ArrayList<>();
        for (String address : addresses) {
            members.add(GridNode.start(GridNodeConfig.defaults()
                    .withClusterName(cluster)
                    .withPort(Integer.parseInt(address.substring(address.indexOf(':') + 1)))
                    .withStopTimeout(Duration.ofSeconds(1))
                    .withMembers(List.of(addresses))));
        }
        return members;
    }

    private static void use(List<LockGrid> grids) throws InterruptedException {
        for (LockGrid grid : grids) {
            try (Hold hold = grid.lock("a").acquire()) {
                hold.lost().thenRun(() -> System.out.println("lost"));
            }
            grid.lock("a").acquireAsync().thenAccept(Hold::release).join();
            grid.lock("b").asLock().lock();
            grid.lock("b").asLock().unlock();
            grid.admin().groups();
            grid.health();
        }
        grids.forEach(LockGrid::close);
    }
}
