package io.lockgrid.console.cli;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Three members in processes of their own, on free ports of the loopback. */
public final class RealGrid implements AutoCloseable {

    private final Path folder;
    private final List<RealProcess> members = new ArrayList<>();
    private final String host;
    private final List<Integer> ports;

    private RealGrid(Path folder, String host, List<Integer> ports) {
        this.folder = folder;
        this.host = host;
        this.ports = ports;
    }

    /** Starts them on 127.0.0.1 and waits until each can grant locks. */
    public static RealGrid start(Path folder) {
        return start(folder, "127.0.0.1");
    }

    /** The same at another address, an IPv6 one in brackets. */
    static RealGrid start(Path folder, String host) {
        RealGrid grid = new RealGrid(folder, host, FreePorts.some(3));
        for (int port : grid.ports) {
            grid.members.add(grid.member(port));
        }
        try {
            grid.members.forEach(member -> member.awaitOut("ready, locks can be granted"));
            return grid;
        } catch (RuntimeException | AssertionError e) {
            grid.close();
            throw e;
        }
    }

    private RealProcess member(int port) {
        return RealProcess.start(
                folder,
                Map.of(
                        "LOCKGRID_BIND",
                        host,
                        "LOCKGRID_PORT",
                        Integer.toString(port),
                        "LOCKGRID_DISCOVERY_MODE",
                        "tcp",
                        "LOCKGRID_DISCOVERY_MEMBERS",
                        addresses(),
                        "LOCKGRID_STOP_TIMEOUT",
                        "0s"),
                "node",
                "--stop-with-parent");
    }

    /** Starts one that has died again, at its old address; does not wait for it. */
    public void restart(int which) {
        members.get(which).close();
        members.set(which, member(ports.get(which)));
    }

    /** For {@code --connect}. */
    public String addresses() {
        return String.join(",", members());
    }

    /** How clients find them. */
    public LockGridClientConfig clients() {
        return LockGridClientConfig.defaults().withMembers(members());
    }

    private List<String> members() {
        return ports.stream().map(port -> host + ":" + port).toList();
    }

    /** Sends a signal such as KILL to some of them, by their number, at once. */
    public void signal(String name, int... which) {
        try {
            for (int member : which) {
                members.get(member).signal(name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<Integer> ports() {
        return ports;
    }

    @Override
    public void close() {
        members.forEach(RealProcess::close);
    }
}
