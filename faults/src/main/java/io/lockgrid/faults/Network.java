package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hosts on one machine: a network namespace each, all on one bridge in a namespace of its own. Needs Linux, root and
 * iproute2. Not thread-safe; {@link #close} removes all of it.
 *
 * <p>A host is cut off from another by sending what is for it to an address that nobody has: it is lost without a word,
 * as it is behind a broken switch, and in that direction only.
 */
final class Network implements AutoCloseable {
    private static final String NOBODY = "02:00:00:00:00:fe";

    private final String prefix = "lg" + ProcessHandle.current().pid() % 100_000;
    private final String hub = prefix + "hub";
    private final List<String> hosts = new ArrayList<>();
    private final Set<List<String>> cuts = new LinkedHashSet<>();

    /** Why this machine cannot have such hosts, in words; empty if it can. */
    static String whyNot() {
        try {
            String name = "lgprobe" + ProcessHandle.current().pid();
            Shell.run("ip", "netns", "add", name);
            Shell.run("ip", "netns", "del", name);
            return "";
        } catch (RuntimeException cannot) {
            return "network namespaces need Linux, root and iproute2: " + cannot.getMessage();
        }
    }

    Network() {
        Shell.run("ip", "netns", "add", hub);
        Shell.run("ip", "-n", hub, "link", "add", "bridge", "type", "bridge");
        Shell.run("ip", "-n", hub, "link", "set", "bridge", "up");
    }

    /** Adds a host and tells its address. */
    String add(String name) {
        hosts.add(name);
        int number = hosts.size();
        String space = space(name);
        String port = "port" + number;
        Shell.run("ip", "netns", "add", space);
        Shell.run("ip", "-n", space, "link", "set", "lo", "up");
        Shell.run("ip", "-n", hub, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", space);
        Shell.run("ip", "-n", hub, "link", "set", port, "master", "bridge", "up");
        Shell.run("ip", "-n", space, "addr", "add", address(name) + "/24", "dev", "eth0");
        Shell.run("ip", "-n", space, "link", "set", "eth0", "up");
        Shell.run("ip", "-n", space, "route", "add", "default", "dev", "eth0"); // multicast needs one
        return address(name);
    }

    String address(String name) {
        return "10.99.0." + (hosts.indexOf(name) + 1);
    }

    String space(String name) {
        return prefix + name;
    }

    /** From now on nothing that the one sends reaches the other. */
    void cutOneWay(String from, String to) {
        if (cuts.add(List.of(from, to))) {
            Shell.run(
                    "ip",
                    "-n",
                    space(from),
                    "neigh",
                    "replace",
                    address(to),
                    "lladdr",
                    NOBODY,
                    "dev",
                    "eth0",
                    "nud",
                    "permanent");
        }
    }

    /** From now on neither side reaches the other. */
    void cut(List<String> some, List<String> others) {
        for (String one : some) {
            for (String other : others) {
                if (!one.equals(other)) {
                    cutOneWay(one, other);
                    cutOneWay(other, one);
                }
            }
        }
    }

    /** From now on that host sends slowly, and what does not fit into a queue of a fifth of a second is lost. */
    void slowDown(String host, String rate) {
        Shell.run(
                "tc",
                "-n",
                space(host),
                "qdisc",
                "replace",
                "dev",
                "eth0",
                "root",
                "tbf",
                "rate",
                rate,
                "burst",
                "8kb",
                "latency",
                "200ms");
    }

    void speedUp(String host) {
        Shell.run("tc", "-n", space(host), "qdisc", "del", "dev", "eth0", "root");
    }

    void heal() {
        for (List<String> pair : cuts) {
            Shell.run("ip", "-n", space(pair.get(0)), "neigh", "del", address(pair.get(1)), "dev", "eth0");
        }
        cuts.clear();
    }

    @Override
    public void close() {
        hosts.forEach(host -> Shell.tryRun("ip", "netns", "del", space(host)));
        Shell.tryRun("ip", "netns", "del", hub);
    }
}
