package io.lockgrid.examples.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLostException;
import io.lockgrid.jdbc.StaleFenceException;
import io.lockgrid.node.GridNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** One instance of the order service, and a member of the grid. */
final class OrderService {
    private static final long PACKING_MILLIS = 2000;

    private final LockGrid grid;
    private final Orders orders;

    private OrderService(LockGrid grid, Orders orders) {
        this.grid = grid;
        this.orders = orders;
    }

    /** Reads what is done, does what takes long, and writes that it is done: all of it under the lock of the order. */
    private String ship(long order) throws SQLException, InterruptedException {
        try (Hold hold = grid.lock("orders/" + order).acquire()) {
            int parcel = orders.parcels(order, hold) + 1;
            pack(order, parcel, hold);
            orders.ship(order, parcel, hold);
            return "order " + order + ": parcel " + parcel + " shipped";
        }
    }

    private static void pack(long order, int parcel, Hold hold) throws InterruptedException {
        System.out.println("packs parcel " + parcel + " of order " + order + ", with fence " + hold.fence());
        Thread.sleep(PACKING_MILLIS); // what takes long
    }

    /** The address of the database, the name of the instance; then maybe {@code --no-fence}. */
    public static void main(String[] arguments) throws IOException {
        Orders orders = new Orders(arguments[0], arguments[1], arguments.length == 2);
        try (LockGrid grid = GridNode.start()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OrderService service = new OrderService(grid, orders);
            server.createContext("/orders/", service::serve);
            server.start();
            System.out.println("listens on 127.0.0.1:" + server.getAddress().getPort());
            System.in.read(); // until it is asked to end
            server.stop(0);
        }
    }

    /** POST /orders/42/ship. */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            shipAndAnswer(
                    exchange, Long.parseLong(exchange.getRequestURI().getPath().split("/")[2]));
        }
    }

    private void shipAndAnswer(HttpExchange exchange, long order) throws IOException {
        try {
            answer(exchange, 200, ship(order));
        } catch (StaleFenceException late) {
            answer(exchange, 409, "late, and nothing was written: " + late.getMessage());
        } catch (LockLostException late) {
            answer(exchange, 500, "late, and it was written: " + late.getMessage());
        } catch (LockGridException | SQLException failure) {
            answer(exchange, 500, failure.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
