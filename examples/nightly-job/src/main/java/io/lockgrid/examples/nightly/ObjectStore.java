package io.lockgrid.examples.nightly;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects by HTTP, in memory: {@code PUT /NAME} and {@code GET /NAME} with a header {@code Fence}. Whoever comes with a
 * lower fence than the highest that was there for this object is refused with 412. A GET counts too: what a holder has read
 * under its fence no earlier holder can change any more. A GET without a fence only reads.
 *
 * <p>S3 and its likes know no fences, but can compare, and that is enough. Keep the fence beside the object, as metadata.
 * To write: read the object with its ETag; if its fence is higher than yours you are late; else PUT with your fence and
 * {@code If-Match: ETAG} ({@code If-None-Match: *} for the first), and begin anew where that is answered with 412.
 */
final class ObjectStore implements AutoCloseable {
    private static final int OK = 200;
    private static final int STORED = 204;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int LATE = 412;
    private static final int FENCE_REQUIRED = 428;

    private final HttpServer server;
    private final Map<String, Stored> objects = new HashMap<>(); // used by the server's one thread

    private record Stored(long fence, @Nullable String content) {}

    private record Answer(int status, String content) {}

    ObjectStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String fence = exchange.getRequestHeaders().getFirst("Fence");
            String content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = answer(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    fence == null ? 0 : Long.parseLong(fence),
                    content);
            byte[] bytes = answer.content().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(String method, String name, long fence, String content) {
        Stored stored = objects.getOrDefault(name, new Stored(0, null));
        if (fence != 0 && fence < stored.fence()) {
            return new Answer(LATE, "too late: fence " + stored.fence() + " was here; nothing was changed\n");
        }
        return switch (method) {
            case "GET" -> get(name, fence, stored);
            case "PUT" -> put(name, fence, content);
            default -> new Answer(METHOD_NOT_ALLOWED, "GET and PUT are allowed\n");
        };
    }

    private Answer get(String name, long fence, Stored stored) {
        objects.put(name, new Stored(Math.max(fence, stored.fence()), stored.content()));
        String content = stored.content();
        return content == null ? new Answer(NOT_FOUND, "") : new Answer(OK, content);
    }

    private Answer put(String name, long fence, String content) {
        if (fence == 0) {
            return new Answer(FENCE_REQUIRED, "a header Fence is required; nothing was changed\n");
        }
        objects.put(name, new Stored(fence, content));
        return new Answer(STORED, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
