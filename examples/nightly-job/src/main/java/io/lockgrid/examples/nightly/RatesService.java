package io.lockgrid.examples.nightly;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.leader.Leadership;
import io.lockgrid.leader.Leadership.Term;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One instance of a service that may be asked anywhere: the one that leads answers, the others send on to it. */
final class RatesService {
    private static final String ROLE = "services/rates";
    private static final Duration LONG = Duration.ofDays(1);
    private static final int OK = 200;
    private static final int SEE_LEADER = 307;
    private static final int NO_LEADER = 503;

    private final LockGrid grid;
    private final StoreClient store;
    private volatile @Nullable Rates rates;

    private RatesService(LockGrid grid, StoreClient store) {
        this.grid = grid;
        this.store = store;
    }

    /** The address of the object with the snapshot. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "127.0.0.1:" + server.getAddress().getPort();
        // Its name in the grid is where it can be asked, so that the others know by who holds the lock where to send.
        try (LockGrid grid = LockGridClient.connect(LockGridClientConfig.load().withName(address))) {
            RatesService service = new RatesService(grid, new StoreClient(arguments[0]));
            server.createContext("/rates", service::serve);
            server.start();
            System.out.println("listens on " + address);
            try (Leadership leadership = Leadership.of(grid, ROLE, service::lead)) {
                System.in.read(); // until it is asked to end
            }
        }
        server.stop(0);
    }

    private void lead(Term term) throws IOException, InterruptedException {
        Rates loaded = new Rates(term, store);
        System.out.println("leads, with fence " + term.fence());
        rates = loaded;
        while (term.sleep(LONG)) {
            // the work of a term is to answer
        }
        System.out.println("leads no more");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Rates here = rates;
            if (here != null && here.areHere()) {
                answer(exchange, here);
            } else {
                sendOn(exchange);
            }
        }
    }

    /** GET /rates, or PUT /rates/EUR. */
    private static void answer(HttpExchange exchange, Rates rates) throws IOException {
        try {
            if (exchange.getRequestMethod().equals("PUT")) {
                String path = exchange.getRequestURI().getPath();
                String rate = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                rates.put(path.substring(path.lastIndexOf('/') + 1), rate);
            }
            send(exchange, OK, rates.text());
        } catch (IOException late) {
            send(exchange, NO_LEADER, late.getMessage() + "\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOn(HttpExchange exchange) throws IOException {
        Optional<String> leader =
                grid.lock(ROLE).inspect().map(LockInfo::holder).map(HolderInfo::member);
        leader.ifPresent(address ->
                exchange.getResponseHeaders().add("Location", "http://" + address + exchange.getRequestURI()));
        send(exchange, leader.isPresent() ? SEE_LEADER : NO_LEADER, leader.isPresent() ? "" : "nobody leads now\n");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
