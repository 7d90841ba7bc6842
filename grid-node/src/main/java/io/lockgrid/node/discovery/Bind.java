package io.lockgrid.node.discovery;

import io.lockgrid.internal.config.HostPort;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns {@code bind} into addresses of this machine: by an address, a name or an interface, or all. Stateless. */
public final class Bind {
    private Bind() {}

    /**
     * Looks it up now.
     *
     * @param bind as the key allows it
     * @param port what others have in their lists for this member, or 0 for any
     * @param known addresses that others may look for this member at; which of them are local decides, where {@code bind}
     *     stands for many, what others are told
     * @throws IllegalStateException if nothing can listen there; the message says what can
     */
    public static Listening at(String bind, int port, List<String> known) {
        try {
            LocalAddresses local = LocalAddresses.now();
            List<InetAddress> found = find(bind, local);
            if (found.get(0).isAnyLocalAddress()) {
                return new Listening(found.get(0), told(best(ofFamily(found.get(0), local), port, known, local)));
            }
            InetAddress address = best(found, port, known, local);
            return new Listening(address, told(address));
        } catch (IOException e) {
            throw new IllegalStateException("this machine's network interfaces cannot be read: " + e.getMessage(), e);
        }
    }

    private static InetSocketAddress told(InetAddress address) {
        return new InetSocketAddress(address, 0);
    }

    private static List<InetAddress> find(String bind, LocalAddresses local) throws IOException {
        NetworkInterface named = NetworkInterface.getByName(bind);
        if (named != null) {
            List<InetAddress> its = local.of(named);
            if (its.isEmpty()) {
                throw refuse(bind, "an interface that is down or has no address", local);
            }
            return its;
        }
        List<InetAddress> meant = resolve(bind, local);
        if (meant.get(0).isAnyLocalAddress()) {
            return meant;
        }
        List<InetAddress> here = meant.stream()
                .flatMap(address -> Optional.ofNullable(local.find(address)).stream())
                .toList();
        if (!here.isEmpty()) {
            return here;
        }
        if (meant.get(0) instanceof Inet6Address && Boolean.getBoolean("java.net.preferIPv4Stack")) {
            throw refuse(bind, "IPv6, which this JVM was told not to use (java.net.preferIPv4Stack)", local);
        }
        String are = meant.stream().map(LocalAddresses::text).collect(Collectors.joining(", "));
        throw refuse(bind, (are.equals(bind) ? "" : are + ", ") + "no address of this machine", local);
    }

    private static List<InetAddress> resolve(String bind, LocalAddresses local) {
        try {
            return Arrays.asList(InetAddress.getAllByName(bind));
        } catch (UnknownHostException e) {
            throw refuse(bind, "no interface of this machine, and no name that has an address", local);
        }
    }

    private static IllegalStateException refuse(String bind, String what, LocalAddresses local) {
        return new IllegalStateException("bind is '" + bind + "', which is " + what + ": write one of " + local.text()
                + ", an interface's name, or 0.0.0.0 for all");
    }

    /** Others may reach both families where all addresses are listened to; the one that was written comes first. */
    private static List<InetAddress> ofFamily(InetAddress any, LocalAddresses local) {
        Comparator<InetAddress> order = Comparator.comparing(InetAddress::isLoopbackAddress);
        return local.all().stream()
                .sorted(order.thenComparing(address -> address.getClass() != any.getClass()))
                .toList();
    }

    /** The first that others may look for, else the first. */
    private static InetAddress best(List<InetAddress> from, int port, List<String> known, LocalAddresses local) {
        if (from.size() == 1) {
            return from.get(0);
        }
        List<InetAddress> looked = known.stream()
                .flatMap(text -> HostPort.parse(text).stream())
                .filter(place -> port == 0 || place.port() == port)
                .flatMap(Bind::addresses)
                .flatMap(address -> Optional.ofNullable(local.find(address)).stream())
                .toList();
        return from.stream().filter(looked::contains).findFirst().orElse(from.get(0));
    }

    private static Stream<InetAddress> addresses(HostPort place) {
        try {
            return place.resolve().stream().map(InetSocketAddress::getAddress);
        } catch (UnknownHostException notThereYet) {
            return Stream.empty();
        }
    }
}
