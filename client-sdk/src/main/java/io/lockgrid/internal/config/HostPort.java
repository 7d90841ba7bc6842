package io.lockgrid.internal.config;

import io.lockgrid.internal.text.Ipv6Text;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a member.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    /** Where members listen unless they are told otherwise. */
    public static final int DEFAULT_PORT = 5701;

    /** The form in words, for messages. */
    public static final String WORDS =
            "HOST:PORT such as app-1:5701, 10.1.2.3:5701 or [::1]:5701; without a port " + DEFAULT_PORT + " is meant";

    private static final Pattern TEXT =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+(?:%[0-9A-Za-z._-]+)?]|[^\\[\\]:]+)(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /** Of a host as others name it: an IPv6 address may come without brackets, and gets them. */
    public static HostPort of(String host, int port) {
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        return new HostPort(bare ? "[" + Ipv6Text.shorten(host) + "]" : host, port);
    }

    /** Reads one; empty when it is not one. Asks no name server. */
    public static Optional<HostPort> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || !isHost(matcher.group("host"))) {
            return Optional.empty();
        }
        int port = matcher.group("port") == null ? DEFAULT_PORT : Integer.parseInt(matcher.group("port"));
        return port < 1 || port > 65535 ? Optional.empty() : Optional.of(new HostPort(matcher.group("host"), port));
    }

    /** Whether this is the name or the address of a host, without a port. */
    static boolean isHost(String text) {
        if (text.startsWith("[")) {
            return isIpv6(text);
        }
        String[] parts = text.split("\\.", -1);
        if (NUMBERS.matcher(text).matches()) {
            return parts.length == 4 && Arrays.stream(parts).allMatch(HostPort::isOctet);
        }
        return text.length() <= 253
                && Arrays.stream(parts).allMatch(part -> NAME.matcher(part).matches());
    }

    /** The same, where an IPv6 address may also stand without brackets, since no port can follow. */
    static boolean isHostAlone(String text) {
        return isHost(text) || (text.indexOf(':') >= 0 && isIpv6("[" + text + "]"));
    }

    private static boolean isOctet(String text) {
        return !text.isEmpty() && text.length() <= 3 && Integer.parseInt(text) <= 255;
    }

    private static boolean isIpv6(String bracketed) {
        try {
            // brackets keep the JDK from asking a name server; a scope would have to exist on this machine
            InetAddress.getByName(bracketed.replaceFirst("%[^]]*", ""));
            return bracketed.contains(":");
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * All addresses that the host has now, in the order of the resolver; a name may have many, and others tomorrow. May ask
     * a name server; the JDK remembers its answers for a while ({@code networkaddress.cache.ttl}).
     *
     * @throws UnknownHostException if nothing is known of the name, or not yet
     */
    public List<InetSocketAddress> resolve() throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** {@code host:port}, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
