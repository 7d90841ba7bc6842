package io.lockgrid.node.membership;

import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.simulation.Sim;
import io.lockgrid.simulation.SimProcess;

/** What a member's {@link KeeperService} looks after again and again. Stateless. */
public final class Watches {
    private Watches() {}

    /** The watch that ends transfers of leadership which the engine has lost. */
    public static void start(NodeEngineImpl engine, SimProcess process) {
        TransferWatch transfers = new TransferWatch(engine, process);
        process.repeat(Sim.SECOND, "look at leadership", transfers::look);
    }
}
