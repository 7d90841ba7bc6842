package io.lockgrid.examples.nightly;

import io.lockgrid.examples.stage.Program;
import io.lockgrid.examples.stage.ThreeNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job is started in two places at once; one of them makes the report. */
final class JobStory {
    private static final int TIME_TO_LIVE = 3;
    private static final int SOMEBODY_ELSE_HAS_IT = 75;
    private static final String NIGHT = "2026-01-31";
    private static final List<String> COMMAND =
            ThreeNodes.command("run", "reports/nightly", "--wait", "0s", "--max-hold", "30m", "--", "./report.sh");

    private JobStory() {}

    /** Exit codes of the first, of the second beside it, and of the second once more after it; and what is stored. */
    record Ending(int first, int second, int again, String report, boolean lateIsRefused) {
        boolean well() {
            return first == 0
                    && second == SOMEBODY_ELSE_HAS_IT
                    && again == 0
                    && report.equals("total,42\n")
                    && lateIsRefused;
        }
    }

    static Ending tell() throws IOException, InterruptedException {
        System.out.println("The nightly job, started by two clusters at the same time:");
        Path sales = Files.createTempDirectory("sales-").resolve("sales.csv");
        try (ThreeNodes grid = ThreeNodes.start(TIME_TO_LIVE);
                ObjectStore store = new ObjectStore();
                Program east = start("east", grid, store, sales)) {
            east.await("waits for");
            int second = end("west", grid, store, sales);

            Files.move(salesOfTheNight(), sales, StandardCopyOption.ATOMIC_MOVE);
            String line = east.await("stored");
            int first = east.awaitEnd();
            long fence = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));

            int again = end("west", grid, store, sales);
            boolean lateIsRefused = isRefused(store, fence - 1);
            return new Ending(first, second, again, object(store).read(), lateIsRefused);
        }
    }

    private static Path salesOfTheNight() throws IOException {
        return Files.writeString(Files.createTempFile("sales", ".csv"), "apples,12\npears,30\n");
    }

    private static int end(String name, ThreeNodes grid, ObjectStore store, Path sales)
            throws IOException, InterruptedException {
        try (Program program = start(name, grid, store, sales)) {
            int exitCode = program.awaitEnd();
            System.out.println("  " + name + " ended with " + exitCode
                    + (exitCode == SOMEBODY_ELSE_HAS_IT ? ": somebody else has the lock" : ""));
            return exitCode;
        }
    }

    private static Program start(String name, ThreeNodes grid, ObjectStore store, Path sales) throws IOException {
        Map<String, String> environment = new HashMap<>(grid.environment(name));
        environment.put("STORE", store.url());
        environment.put("SALES", sales.toString());
        environment.put("NIGHT", NIGHT);
        environment.put("no_proxy", "127.0.0.1");
        return Program.start(name, environment, COMMAND);
    }

    private static StoreClient object(ObjectStore store) {
        return new StoreClient(store.url() + "/reports/" + NIGHT);
    }

    private static boolean isRefused(ObjectStore store, long fence) throws InterruptedException {
        try {
            object(store).write(fence, "total,0\n");
            return false;
        } catch (IOException refused) {
            System.out.println("  one that is late, with fence " + fence + ": " + refused.getMessage());
            return true;
        }
    }
}
