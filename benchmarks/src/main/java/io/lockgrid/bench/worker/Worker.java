package io.lockgrid.bench.worker;

import io.lockgrid.bench.Message;
import io.lockgrid.bench.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one order a line from standard input and answers each with one line on standard output; ends with its input, so
 * that a driver that dies leaves nothing behind. Everything else that is printed goes to standard error.
 */
public final class Worker {

    private interface Order {
        Message run(Message message) throws Exception;
    }

    private final Door door;
    private final Bulk bulk;
    private final Keeper keeper = new Keeper();
    private final Map<String, Order> orders = new HashMap<>();
    private @Nullable Load load;

    private Worker(Door door) {
        this.door = door;
        bulk = new Bulk(door);
        orders.put("leads", message -> Message.of("ok").with("leads", engine().leads()));
        orders.put("commit-index", message -> Message.of("ok").with("index", engine().commitIndex()));
        orders.put("remove-dead", message -> done(() -> engine().removeDead()));
        orders.put("promote", message -> done(() -> engine().promote()));
        orders.put("load", message -> done(() -> load = new Load(door, message)));
        orders.put("lap", message -> running().lap());
        orders.put("stop", message -> running().stop());
        orders.put("names", bulk::names);
        orders.put("pairs", bulk::pairs);
        orders.put("tries", bulk::tries);
        orders.put(
                "hold", message -> done(() -> keeper.hold(door, message.text("name"), (int) message.number("count"))));
        orders.put("release", message -> done(keeper::releaseAll));
        orders.put("heap", message -> Message.of("ok").with("bytes", heapAfterCollection()));
    }

    /** The process: says {@code ready} when it has had its first lock. */
    public static void main(String side, String place) throws IOException, InterruptedException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        try (Door door = open(Side.of(side), Place.of(Message.parse("place " + place)))) {
            door.lock("start").acquire().run();
            say(answers, Message.of("ready"));
            new Worker(door).serve(answers);
        }
    }

    private static Door open(Side side, Place place) {
        return switch (side) {
            case STOCK -> place.isClient() ? StockDoor.client(place) : StockDoor.member(place);
            case TUNED -> place.isClient() ? StockDoor.client(place) : StockDoor.tunedMember(place);
            case STOCK_DOOR -> place.isClient() ? StockDoor.client(place) : StockDoor.gridMember(place);
            case GRID, GRID_TLS -> place.isClient() ? GridDoor.client(place) : GridDoor.member(place);
        };
    }

    private void serve(PrintStream answers) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            say(answers, answer(Message.parse(line)));
        }
    }

    private static void say(PrintStream answers, Message message) {
        answers.println(Message.ANSWER + message.line());
        answers.flush();
    }

    private Message answer(Message message) {
        Order order = orders.get(message.word());
        if (order == null) {
            return Message.of("error").with("message", "no order " + message.word());
        }
        try {
            return order.run(message);
        } catch (Exception e) {
            e.printStackTrace();
            return Message.of("error").with("message", e);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static Message done(Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        return Message.of("ok").with("nanos", System.nanoTime() - start);
    }

    private Load running() {
        if (load == null) {
            throw new IllegalStateException("no load has been started");
        }
        return load;
    }

    private Engine engine() {
        return new Engine(door.member().orElseThrow(() -> new IllegalStateException("this is a client")));
    }

    /** Twice, because the first frees what finalizers and reference queues still hold. */
    private static long heapAfterCollection() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
