package io.lockgrid.console.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests say about themselves. */
final class Asked {
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> MACHINES = Set.of("api", "events", "health", "info", "prometheus", "metrics");

    private static final Set<String> BY_ITSELF = Set.of("events", "api");

    private Asked() {}

    static boolean changes(HttpRequest<?> request) {
        return !SAFE.contains(request.getMethod());
    }

    /** By a page that is open already, and keeps itself up to date. */
    static boolean byHtmx(HttpRequest<?> request) {
        return "true".equals(request.getHeaders().get("HX-Request"));
    }

    /** Whether a page is wanted, and not an answer for a program. */
    static boolean forPage(HttpRequest<?> request) {
        return !byHtmx(request) && !MACHINES.contains(firstSegment(request.getPath()));
    }

    /** Whether it comes from an open page by itself, and says nothing about somebody being there. */
    static boolean byItself(HttpRequest<?> request) {
        boolean byHand = "true".equals(request.getHeaders().get("X-By-Hand"));
        // Charts ask the API each second.
        return !changes(request) && !byHand && (byHtmx(request) || BY_ITSELF.contains(firstSegment(request.getPath())));
    }

    private static String firstSegment(String path) {
        String from = path.startsWith("/") ? path.substring(1) : path;
        int end = from.indexOf('/');
        return end < 0 ? from : from.substring(0, end);
    }

    /** Whether the browser speaks TLS, with this server or with the proxy that is trusted. */
    static boolean overTls(HttpRequest<?> request, boolean trustProxy) {
        return request.isSecure()
                || trustProxy && "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"));
    }

    /** Whom to count attempts for: an address, or all of a network that one machine has to itself. */
    static String address(HttpRequest<?> request, boolean trustProxy) {
        InetAddress address = trustProxy ? forwarded(request) : null;
        if (address == null) {
            address = request.getRemoteAddress().getAddress();
        }
        if (address == null) {
            return "unknown";
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? address.getHostAddress() : Arrays.toString(Arrays.copyOf(bytes, 8));
    }

    private static @Nullable InetAddress forwarded(HttpRequest<?> request) {
        String all = String.join(",", request.getHeaders().getAll("X-Forwarded-For"));
        // The last one was added by the trusted proxy; those before it may be made up.
        String last = all.substring(all.lastIndexOf(',') + 1).trim();
        return NetUtil.createInetAddressFromIpAddressString(last);
    }

    /**
     * Whether another site made the browser send it. Where the browser does not say, it counts as from here; that is
     * why changes need the CSRF token too.
     */
    static boolean fromElsewhere(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = headers.get(HttpHeaders.ORIGIN);
        // "null" comes with Referrer-Policy: no-referrer, also from our own pages.
        if (origin == null || origin.equals("null")) {
            return false;
        }
        try {
            String host = headers.get(HttpHeaders.HOST);
            return !URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException | NullPointerException e) {
            return true;
        }
    }

    /** The name in the address bar, without the port. */
    static String host(HttpRequest<?> request) {
        String host = request.getHeaders().get(HttpHeaders.HOST);
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        return (port > host.lastIndexOf(']') ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }
}
