package io.lockgrid.examples.nightly;

import io.lockgrid.examples.stage.Program;
import io.lockgrid.examples.stage.ThreeNodes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Three instances of the rates service; the one that leads is killed. */
final class RatesStory implements AutoCloseable {
    private static final int TIME_TO_LIVE = 4;
    private static final int PATIENCE = 60;
    private static final long ASK_AGAIN_MILLIS = 50;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Map<String, Program> instances = new HashMap<>();

    /** The terms' fences, what is asked for before and after, and how long nobody answered. */
    record Ending(long firstFence, long secondFence, String before, String after, double seconds) {
        boolean well() {
            return secondFence > firstFence && before.equals("CHF=0.93\nEUR=1.09\n") && after.equals(before);
        }
    }

    static Ending tell() throws IOException, InterruptedException {
        System.out.println(
                "The rates service, three instances; a dead leader keeps its role for " + TIME_TO_LIVE + " s:");
        try (ThreeNodes grid = ThreeNodes.start(TIME_TO_LIVE);
                ObjectStore store = new ObjectStore();
                RatesStory story = new RatesStory()) {
            return story.tell(grid, store.url() + "/snapshots/rates");
        }
    }

    private Ending tell(ThreeNodes grid, String snapshot) throws IOException, InterruptedException {
        for (String name : List.of("one", "two", "three")) {
            Program instance = Program.java(name, grid.environment(name), RatesService.class, snapshot);
            instances.put(addressOf(instance), instance);
        }
        String anyone = instances.keySet().iterator().next();
        await(anyone);
        List<String> all = new ArrayList<>(instances.keySet());
        ask(put(all.get(1), "/rates/EUR", "1.09"));
        HttpResponse<String> before = ask(put(all.get(2), "/rates/CHF", "0.93"));

        String leader = before.uri().getAuthority();
        Program killed = instance(leader);
        long firstFence = fence(killed.await("leads"));
        System.out.println("  kill -9 of the leader");
        long begin = System.nanoTime();
        killed.kill();
        instances.remove(leader);
        HttpResponse<String> after = await(instances.keySet().iterator().next());
        double seconds = (System.nanoTime() - begin) / 1e9;
        Program next = instance(after.uri().getAuthority());
        long secondFence = fence(next.await("leads"));
        System.out.printf(
                "  after %.1f s the next leader answers, with %s%n",
                seconds, after.body().replace('\n', ' '));
        return new Ending(firstFence, secondFence, before.body(), after.body(), seconds);
    }

    private Program instance(String address) {
        return Objects.requireNonNull(instances.get(address), address);
    }

    private static String addressOf(Program instance) throws InterruptedException {
        return instance.await("listens on").substring("listens on ".length());
    }

    private static long fence(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    /** Asks until somebody answers: while nobody leads, that is 503, or to be sent on to who is dead. */
    private HttpResponse<String> await(String address) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PATIENCE * 1_000_000_000L) {
            try {
                HttpResponse<String> answer = ask(get(address));
                if (answer.statusCode() == OK) {
                    return answer;
                }
            } catch (IOException dead) {
                // asked again below
            }
            Thread.sleep(ASK_AGAIN_MILLIS);
        }
        throw new IllegalStateException("nobody answered for " + PATIENCE + " s");
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(URI.create("http://" + address + "/rates"));
    }

    private static HttpRequest.Builder put(String address, String path, String rate) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path)).PUT(BodyPublishers.ofString(rate));
    }

    @Override
    public void close() {
        instances.values().forEach(Program::close);
    }
}
