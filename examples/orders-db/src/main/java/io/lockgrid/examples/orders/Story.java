package io.lockgrid.examples.orders;

import io.lockgrid.examples.stage.FreePorts;
import io.lockgrid.examples.stage.Program;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What {@code ./run} shows: three instances ship an order, and one of them stands still while it holds the lock. */
final class Story {
    private static final int TIME_TO_LIVE = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database;
    private final List<Integer> ports = FreePorts.find(3);
    private final boolean fenced;

    private Story(Database database, boolean fenced) throws IOException {
        this.database = database;
        this.fenced = fenced;
    }

    /** What the late one was answered, what the database has of shipments, and how many parcels the order says. */
    record Ending(int late, List<Shipment> shipments, int parcels) {
        boolean well() {
            return shipments.size() == parcels;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Ending ending = tell(!List.of(arguments).contains("--no-fence"));
        System.out.println("  parcel  fence            written by");
        ending.shipments()
                .forEach(each -> System.out.printf("  %6d  %d  %s%n", each.parcel(), each.fence(), each.instance()));
        System.out.println("Order 42 says that " + ending.parcels() + " parcels were shipped; "
                + (ending.well() ? "so it was." : "but " + ending.shipments().size() + " were. One is lost."));
        System.exit(ending.well() ? 0 : 1);
    }

    static Ending tell(boolean fenced) throws Exception {
        System.out.println("Starting PostgreSQL and three instances of the order service, which are the grid. A silent"
                + " instance keeps its locks for " + TIME_TO_LIVE + " s.");
        File folder = new File("target/postgres").getAbsoluteFile();
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder).start()) {
            Database database = new Database(postgres);
            return new Story(database, fenced).tell();
        }
    }

    private Ending tell() throws IOException, InterruptedException, SQLException {
        try (Program one = instance("one", 0);
                Program two = instance("two", 1);
                Program three = instance("three", 2)) {
            URI late = shipAt(one);
            URI next = shipAt(two);
            URI last = shipAt(three);

            CompletableFuture<HttpResponse<String>> answer = http.sendAsync(post(late), BodyHandlers.ofString());
            one.await("packs");
            one.stop();
            System.out.println("  SIGSTOP of one, which holds the lock of order 42");
            show("two", http.send(post(next), BodyHandlers.ofString()));
            System.out.println("  SIGCONT of one");
            one.goOn();
            show("one", answer.join());
            show("three", http.send(post(last), BodyHandlers.ofString()));
            return new Ending(answer.join().statusCode(), database.shipments(), database.parcels());
        }
    }

    private Program instance(String name, int number) throws IOException {
        return Program.java(
                name,
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database.url(),
                        "ORDERS_FENCED",
                        Boolean.toString(fenced),
                        "LOCKGRID_NODE_NAME",
                        name,
                        "LOCKGRID_PORT",
                        ports.get(number).toString(),
                        "LOCKGRID_DISCOVERY_MEMBERS",
                        FreePorts.addresses(ports),
                        "LOCKGRID_SESSION_TIME_TO_LIVE",
                        TIME_TO_LIVE + "s",
                        "LOCKGRID_SESSION_HEARTBEAT",
                        "1s",
                        "LOCKGRID_CALL_TIMEOUT",
                        "60s"), // the first call comes while the grid is still founded
                OrdersApplication.class);
    }

    private static URI shipAt(Program instance) throws InterruptedException {
        String address = instance.await("listens on ").substring("listens on ".length());
        return URI.create("http://" + address + "/orders/42/ship");
    }

    private static HttpRequest post(URI uri) {
        return HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
    }

    private static void show(String name, HttpResponse<String> answer) {
        System.out.printf("  %-10s answers %d: %s%n", name, answer.statusCode(), answer.body());
    }
}
