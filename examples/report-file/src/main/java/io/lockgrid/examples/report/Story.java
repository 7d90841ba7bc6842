package io.lockgrid.examples.report;

import io.lockgrid.examples.stage.Program;
import io.lockgrid.examples.stage.ThreeNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code ./run} shows: a writer that is late, and a reader that does not notice. */
final class Story {
    private static final int TIME_TO_LIVE = 3;
    private static final String THIRD = "3";
    private static final String NEVER = "0";

    private Story() {}

    /** How it ended: what the late writer wrote, and what was written before it went on; and whether the reader is content. */
    record Ending(long late, long newer, boolean well) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String share = System.getenv("SHARE");
        Path folder = share == null ? Files.createTempDirectory("report-file-") : Path.of(share);
        Ending ending = tell(folder, List.of(arguments));
        System.out.println(
                ending.well()
                        ? "Report " + ending.late() + " came after report " + ending.newer() + ", and nobody read it."
                        : "The late writer's report " + ending.late() + " took the place of a newer one.");
        System.out.println("The files are in " + folder);
        System.exit(ending.well() ? 0 : 1);
    }

    static Ending tell(Path share, List<String> options) throws IOException, InterruptedException {
        System.out.println(
                "Starting a grid of three nodes; a silent program keeps its locks for " + TIME_TO_LIVE + " s.");
        try (ThreeNodes grid = ThreeNodes.start(TIME_TO_LIVE);
                Program reader = start("reader", Map.of(), Reader.class, options, share.toString())) {
            reader.await("reads");
            try (Program slow = writer(grid, "slow", share, THIRD, options);
                    Program other = writer(grid, "other", share, NEVER, options)) {
                long late = number(slow.await("stands still"));
                long newer = late;
                while (newer <= late) {
                    newer = number(other.await("wrote report"));
                }
                other.askToEnd();
                other.awaitEnd();
                slow.goOn();
                slow.await("was late");
                slow.askToEnd();
                slow.awaitEnd();
                reader.askToEnd();
                return new Ending(late, newer, reader.awaitEnd() == 0);
            }
        }
    }

    private static Program writer(ThreeNodes grid, String name, Path share, String stopAt, List<String> options)
            throws IOException {
        return start(name, grid.environment(name), Writer.class, options, share.toString(), stopAt);
    }

    private static Program start(
            String name, Map<String, String> environment, Class<?> main, List<String> options, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        return Program.java(name, environment, main, all.toArray(String[]::new));
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
