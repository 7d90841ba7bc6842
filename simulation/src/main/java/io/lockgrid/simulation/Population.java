package io.lockgrid.simulation;

import io.lockgrid.internal.operator.RemoteAdmin;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.RuntimeSettings;
import io.lockgrid.node.raft.SimClient;
import io.lockgrid.node.raft.SimCluster;
import io.lockgrid.node.raft.SimEmbedded;
import io.lockgrid.node.raft.SimMember;
import io.lockgrid.node.raft.StockApplication;
import io.lockgrid.node.raft.StockInClient;
import io.lockgrid.node.raft.StockInMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The processes of a world: how members and clients come to life, die, and come back as others. */
final class Population {
    private record Client(SimProcess process, SimClient transport, GridRuntime grid) {}

    /** Of a member's own process. */
    private record Application(SimProcess process, GridRuntime grid) {}

    /** What uses Hazelcast's own lock API. */
    private record Stock(SimProcess process, StockApplication application) {}

    private static final long SHORTEST_ABSENCE = 300 * Sim.MILLI;
    private static final int LONGEST_ABSENCE_MILLIS = 10_000;
    private static final int MOST_LEAVING = 2;

    private final Sim sim;
    private final SimCluster cluster;
    private final RuntimeSettings settings;
    private final Callers callers;
    private final @Nullable StockCallers stockCallers;
    private final Operators operators;
    private final Random chance;
    private final int places;
    private final Cut cut;
    private final TreeMap<Integer, SimProcess> members = new TreeMap<>();
    private final List<Client> clients = new ArrayList<>();
    private final TreeMap<Integer, Application> embedded = new TreeMap<>();

    /** Of clients that close though their callers may hold and wait. */
    private final List<SimProcess> closing = new ArrayList<>();

    private final List<Stock> stock = new ArrayList<>();
    private int born;
    private boolean over;

    /** @param stockCallers null where nobody uses Hazelcast's own lock API */
    Population(
            Sim sim,
            SimCluster cluster,
            RuntimeSettings settings,
            Callers callers,
            @Nullable StockCallers stockCallers,
            Operators operators,
            int places,
            Random chance,
            Cut cut) {
        this.sim = sim;
        this.cluster = cluster;
        this.settings = settings;
        this.callers = callers;
        this.stockCallers = stockCallers;
        this.operators = operators;
        this.places = places;
        this.chance = chance;
        this.cut = cut;
        cluster.whenOver(this::end);
    }

    /** All members, as a group, and so many clients. */
    void begin(int howManyClients) {
        startMembers();
        for (int i = 0; i < Math.min(howManyClients, cut.clients()); i++) {
            startClient();
        }
    }

    private SimProcess process(String name) {
        return sim.process(name, 1, chance.nextInt(2_000) - 1_000);
    }

    private void startMembers() {
        for (int place = 0; place < places; place++) {
            startMember(place);
        }
        cluster.found();
    }

    private void startMember(int place) {
        SimProcess process = process("m" + (place + 1) + "-" + ++born);
        members.put(place, process);
        SimMember member = cluster.start(place, process);
        int count = Math.min(chance.nextInt(3), cut.callers());
        if (count > 0) {
            process.in(Sim.SECOND, "application", () -> {
                GridRuntime grid = new GridRuntime(settings, new SimEmbedded(member), process, RemoteAdmin::new);
                embedded.put(place, new Application(process, grid));
                callers.start(process, grid, count);
                startStock(process, new StockInMember(member), grid);
                operators.start(process, grid);
            });
        }
    }

    private void startClient() {
        Client client = client();
        callers.start(client.process(), client.grid(), Math.min(1 + chance.nextInt(4), cut.callers()));
        startStock(client.process(), new StockInClient(cluster, client.process()), client.grid());
        operators.start(client.process(), client.grid());
    }

    private Client client() {
        SimProcess process = process("c" + ++born);
        SimClient transport = new SimClient(cluster, process);
        GridRuntime grid = new GridRuntime(asked(born % 2 == 0 ? 4 : 1), transport, process, RemoteAdmin::new);
        Client client = new Client(process, transport, grid);
        clients.add(client);
        return client;
    }

    /** What a client asks for that wants its sessions to live so many times longer than the grid allows. */
    private RuntimeSettings asked(int times) {
        return new RuntimeSettings(
                settings.groups(),
                settings.timeToLive().multipliedBy(times),
                settings.heartbeat(),
                settings.callTimeout(),
                settings.labelLength(),
                settings.drain());
    }

    private void startStock(SimProcess process, StockApplication application, GridRuntime grid) {
        int count = stockCallers == null ? 0 : Math.min(sim.load().nextInt(3), cut.callers());
        if (stockCallers != null && count > 0) {
            stock.add(new Stock(process, application));
            stockCallers.start(process, application, grid, count);
        }
    }

    /** Those that live. */
    List<SimProcess> processes() {
        List<SimProcess> all = new ArrayList<>(members.values());
        closing.removeIf(process -> process.threads().stream().allMatch(SimThread::isDone));
        all.addAll(closing);
        clients.forEach(client -> all.add(client.process()));
        return all;
    }

    /** Has a member die, unless the table would die with it, and another come up in its place. */
    void crashMember(Random fate) {
        int place = fate.nextInt(3) == 0 ? leadersPlace(fate) : fate.nextInt(places);
        SimMember member = cluster.at(place);
        if (member != null && cluster.seats().canSpare(member)) {
            kill(place);
            restart(place, absence(fate));
        }
    }

    /** Has a member leave as it does when its node is closed, and another come up in its place. */
    void haveMemberLeave(Random fate) {
        int place = fate.nextInt(3) == 0 ? leadersPlace(fate) : fate.nextInt(places);
        SimMember member = cluster.at(place);
        long leaving = cluster.members().stream()
                .filter(each -> each.keeper().isLeaving())
                .count();
        if (member != null && leaving < MOST_LEAVING && !member.keeper().isLeaving()) {
            sim.note(member.process().name() + " is to leave");
            cluster.aims().leaves(member);
            sim.thread(member.process(), member.process().name() + "/leaver", member.keeper()::leave);
        }
    }

    /** A member's keeper has it end: it does, and another comes up in its place. */
    private void end(SimMember member) {
        sim.at(sim.now() + Sim.MILLI, null, "over", () -> {
            int place = member.place();
            if (cluster.at(place) != member) {
                return; // it has died meanwhile
            } else if (!cluster.seats().canSpare(member)) {
                sim.at(sim.now() + Sim.SECOND, null, "over", () -> end(member)); // promised only with a majority
                return;
            }
            kill(place);
            restart(place, absence(chance));
        });
    }

    private void restart(int place, long later) {
        sim.at(sim.now() + later, null, "restart", () -> {
            if (!members.containsKey(place)) {
                startMember(place);
            }
        });
    }

    private int leadersPlace(Random fate) {
        SimProcess leader = cluster.leading(fate);
        return members.entrySet().stream()
                .filter(member -> member.getValue() == leader)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    private static long absence(Random fate) {
        return SHORTEST_ABSENCE + fate.nextInt(LONGEST_ABSENCE_MILLIS) * Sim.MILLI;
    }

    private void kill(int place) {
        SimProcess process = members.remove(place);
        if (process != null) {
            embedded.remove(place);
            sim.kill(process);
            cluster.judge().forget(process);
            cluster.gone(place);
        }
    }

    /** Has a client die, and another come up. */
    void crashClient(Random fate) {
        if (!clients.isEmpty()) {
            Client client = clients.remove(fate.nextInt(clients.size()));
            sim.kill(client.process());
            cluster.judge().forget(client.process());
            client.transport().gone();
            startClientAfter(absence(fate));
        }
    }

    /** Has a client close, whatever its callers hold and wait for, and another come up. */
    void closeClient(Random fate) {
        if (!clients.isEmpty()) {
            Client client = clients.remove(fate.nextInt(clients.size()));
            closing.add(client.process());
            close(client.process(), client.grid());
            startClientAfter(absence(fate));
        }
    }

    private void startClientAfter(long nanos) {
        sim.at(sim.now() + nanos, null, "restart", () -> {
            if (!over) {
                startClient();
            }
        });
    }

    /** Has all members die at once, and with them the table; others found a grid in their places. */
    void loseGrid(Random fate) {
        if (members.size() == places) {
            cluster.judge().tableLost(settings.timeToLive().toNanos() + 10 * Sim.SECOND);
            for (int place = 0; place < places; place++) {
                kill(place);
            }
            cluster.forget();
            sim.at(sim.now() + 3 * Sim.SECOND + absence(fate), null, "restart", this::startMembers);
        }
    }

    /** No more clients come up. */
    void settle() {
        over = true;
    }

    /** A client that comes up now takes every lock. */
    void takeAll() {
        Client client = client();
        sim.thread(
                client.process(),
                client.process().name() + "/all",
                () -> callers.takeAll(client.process(), client.grid()));
    }

    /** Each client and each application of a member is closed by a thread of its own. */
    void close() {
        clients.forEach(client -> close(client.process(), client.grid()));
        embedded.values().forEach(application -> close(application.process(), application.grid()));
        for (Stock each : stock) {
            if (each.process().isAlive()) {
                sim.thread(each.process(), each.process().name() + "/stock-closer", each.application()::close);
            }
        }
    }

    private void close(SimProcess process, GridRuntime grid) {
        sim.thread(process, process.name() + "/closer", () -> {
            grid.close();
            Runnable look = () -> cluster.judge().checkClosed(process);
            long soon = 10 * Sim.MILLI; // twice: what was put off by a pause is heard before that
            process.in(soon, "closed", () -> process.in(soon, "closed", look));
        });
    }
}
