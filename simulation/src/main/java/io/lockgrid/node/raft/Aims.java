package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.internal.CPMemberInfo;
import io.lockgrid.node.agreement.Neighbours;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Whom operators mean: most often one that something has just happened to. */
public final class Aims {
    /** @param name an address or an id, as operators give it */
    public record Target(String name, String address) {}

    private static final int LATEST = 3;

    private final SimCluster cluster;
    private final Set<String> all = new TreeSet<>();
    private final Deque<String> latest = new ArrayDeque<>();
    private Runnable listener = () -> {};

    Aims(SimCluster cluster) {
        this.cluster = cluster;
    }

    static String text(Address address) {
        return Neighbours.text(address);
    }

    /** Something happens at this place: a member comes, dies, or is to leave; or a seat is given or taken away. */
    void happens(Address place) {
        String address = text(place);
        all.add(address);
        latest.remove(address);
        latest.addFirst(address);
        if (latest.size() > LATEST) {
            latest.removeLast();
        }
        listener.run();
    }

    /** The same, of one that is asked to leave. */
    public void leaves(SimMember member) {
        happens(member.address);
    }

    /** Has this run whenever something happens. */
    public void whenever(Runnable action) {
        listener = action;
    }

    /** Somebody that is here, or was. */
    public Target any(Random chance) {
        List<String> meant = new ArrayList<>(chance.nextInt(3) == 0 ? all : latest);
        String address = meant.get(chance.nextInt(meant.size()));
        List<String> names = new ArrayList<>(List.of(address, address));
        cluster.members().stream()
                .filter(member -> text(member.address).equals(address))
                .forEach(member -> names.add(member.id().toString()));
        cluster.seats.judge().listed().stream()
                .filter(seat -> text(seat.getAddress()).equals(address))
                .map(CPMemberInfo::getUuid)
                .forEach(seat -> names.add(seat.toString()));
        return new Target(names.get(chance.nextInt(names.size())), address);
    }
}
