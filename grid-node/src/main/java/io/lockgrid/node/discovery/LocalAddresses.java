package io.lockgrid.node.discovery;

import io.lockgrid.internal.config.HostPort;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of this machine, those first that others reach best. Immutable. */
final class LocalAddresses {

    /** @param on the name of its interface */
    record Local(InetAddress address, String on, int index) {
        String text() {
            return LocalAddresses.text(address) + " (" + on + ")";
        }
    }

    private final List<Local> all;

    private LocalAddresses(List<Local> all) {
        this.all = all;
    }

    /** As they are now. */
    static LocalAddresses now() throws SocketException {
        Comparator<Local> order = Comparator.<Local>comparingInt(local -> rank(local.address()))
                .thenComparingInt(Local::index)
                .thenComparing(local -> text(local.address()));
        return new LocalAddresses(NetworkInterface.networkInterfaces()
                .filter(LocalAddresses::isUp)
                .flatMap(on -> on.inetAddresses().map(address -> new Local(address, on.getName(), on.getIndex())))
                .sorted(order)
                .toList());
    }

    List<InetAddress> all() {
        return all.stream().map(Local::address).toList();
    }

    /** Those of an interface. */
    List<InetAddress> of(NetworkInterface on) {
        return all.stream()
                .filter(local -> local.on().equals(on.getName()))
                .map(Local::address)
                .toList();
    }

    /** The same address with the scope that it has here, or null if it is of another machine. */
    @Nullable
    InetAddress find(InetAddress wanted) {
        if (wanted.isLoopbackAddress()) {
            return wanted; // a whole network of them, and the interface names but one
        }
        return all.stream()
                .map(Local::address)
                .filter(wanted::equals)
                .findFirst()
                .orElse(null);
    }

    String text() {
        return all.stream().map(Local::text).collect(Collectors.joining(", "));
    }

    /** As it would be written in the configuration. */
    static String text(InetAddress address) {
        return HostPort.of(address.getHostAddress(), HostPort.DEFAULT_PORT).host();
    }

    private static boolean isUp(NetworkInterface on) {
        try {
            return on.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static int rank(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return address instanceof Inet4Address ? 3 : 4;
        } else if (address.isLinkLocalAddress()) {
            return 2;
        }
        return address instanceof Inet6Address ^ Boolean.getBoolean("java.net.preferIPv6Addresses") ? 1 : 0;
    }
}
