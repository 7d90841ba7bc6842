package io.lockgrid.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A grid under test: hosts, members, clients, the store, and everything that was seen. Used by one thread. */
final class Lab implements AutoCloseable {
    static final int PORT = 5701;

    private final String cluster = "faults-" + ProcessHandle.current().pid();
    private final Network network = new Network();
    private final Path folder;
    private final Store store;
    private final List<String> settings;
    private final List<String> members;
    private final List<String> locks;
    private final @Nullable HostCertificates certificates;
    private final Map<String, AgentProcess> running = new LinkedHashMap<>();
    private final List<AgentProcess> all = new ArrayList<>();

    /**
     * @param settings of the members, such as {@code grace=10s}
     * @param tls whether they all speak TLS
     */
    Lab(Path folder, int members, int clients, int locks, List<String> settings, boolean tls)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.store = new Store(folder);
        this.settings = settings;
        List<String> callers =
                IntStream.range(0, clients).mapToObj(i -> "c" + i).toList();
        this.members = IntStream.range(0, members).mapToObj(i -> "m" + i).toList();
        this.locks = IntStream.range(0, locks).mapToObj(i -> "lock-" + i).toList();
        this.members.forEach(network::add);
        callers.forEach(network::add);
        this.certificates = tls
                ? HostCertificates.make(
                        folder.resolve("certificates"),
                        Stream.concat(this.members.stream(), callers.stream()).toList())
                : null;
    }

    static boolean isMember(String host) {
        return host.startsWith("m");
    }

    /** Of a lab that speaks TLS. */
    HostCertificates certificates() {
        return Objects.requireNonNull(certificates, "a lab with TLS");
    }

    private List<String> settings(String host) {
        if (certificates == null) {
            return settings;
        }
        List<String> all = new ArrayList<>(settings);
        all.addAll(certificates.settings(host));
        all.add(AgentProcess.ALL_COMPILERS);
        return all;
    }

    Network network() {
        return network;
    }

    List<String> members() {
        return members;
    }

    List<String> locks() {
        return locks;
    }

    /** Starts a member or a client on its host; it need not be ready yet. */
    AgentProcess start(String host) {
        String addresses = members.stream()
                .map(member -> network.address(member) + ":" + PORT)
                .collect(Collectors.joining(","));
        String kind = isMember(host) ? "member" : "client";
        AgentProcess process = new AgentProcess(
                host,
                network.space(host),
                settings(host),
                List.of(
                        kind,
                        host,
                        network.address(host),
                        addresses,
                        cluster,
                        store.path().toString(),
                        String.join(",", locks)),
                folder.resolve(host + ".log"));
        running.put(host, process);
        all.add(process);
        return process;
    }

    void startAndAwait(List<String> hosts) throws InterruptedException {
        hosts.forEach(this::start);
        for (String host : hosts) {
            awaitReady(host);
        }
    }

    void awaitReady(String host) throws InterruptedException {
        String said = process(host).hear(90);
        if (!said.equals("ready")) {
            throw new IllegalStateException(host + " did not start: " + said);
        }
    }

    /** The members whose processes live. */
    List<String> living() {
        return members.stream()
                .filter(member -> running.containsKey(member) && process(member).isAlive())
                .toList();
    }

    AgentProcess process(String host) {
        AgentProcess process = running.get(host);
        if (process == null) {
            throw new IllegalArgumentException("no process on " + host);
        }
        return process;
    }

    /** The host of the member that leads the locks' group, as the first that knows it says. */
    String leader() throws InterruptedException {
        for (int attempt = 0; attempt < 20; attempt++) {
            for (String member : living()) {
                process(member).tell("leader");
                String said = process(member).hear(15);
                if (said.startsWith("leader m")) {
                    return said.substring("leader ".length());
                }
            }
        }
        throw new IllegalStateException("nobody leads");
    }

    List<String> followers() throws InterruptedException {
        String leader = leader();
        return members.stream().filter(member -> !member.equals(leader)).toList();
    }

    /** Ends all calls, and hears what there was to say of them. */
    void quiet() throws InterruptedException {
        List<AgentProcess> alive =
                running.values().stream().filter(AgentProcess::isAlive).toList();
        alive.forEach(process -> process.tell("quiet"));
        for (AgentProcess process : alive) {
            String said = process.hear(60);
            while (!said.equals("quiet")) {
                if (said.equals("nothing")) {
                    throw new IllegalStateException(process.name() + " does not end its calls");
                }
                said = process.hear(60);
            }
        }
    }

    /** The answer of the agent on that host, which is one line. */
    String ask(String host, String question, int seconds) throws InterruptedException {
        process(host).tell(question);
        return process(host).hear(seconds);
    }

    History history() {
        return new History(
                all.stream().flatMap(process -> process.events().stream()).toList(), store.writes());
    }

    /** Time is what passes here: what happens in it is what is looked at. */
    static void pass(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1000));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (AgentProcess process : all) {
            process.kill();
        }
        store.close();
        network.close();
    }
}
