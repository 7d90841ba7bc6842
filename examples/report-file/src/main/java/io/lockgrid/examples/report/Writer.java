package io.lockgrid.examples.report;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Writes reports, each under the lock, until its input says to end. May stand still once, just before a rename. */
final class Writer {
    private static final int AMOUNTS = 2000;
    private static final long WORK_MILLIS = 300;

    private Writer() {}

    /** The folder, and before which rename to stand still (0: never); then maybe {@code --one-name}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SharedReport shared = new SharedReport(Path.of(arguments[0]), arguments.length > 2);
        int untilStop = Integer.parseInt(arguments[1]);
        try (LockGrid grid = LockGridClient.connect(LockGridClientConfig.load())) {
            while (System.in.available() == 0) {
                untilStop--;
                write(grid, shared, untilStop == 0);
            }
        }
    }

    private static void write(LockGrid grid, SharedReport shared, boolean stops)
            throws IOException, InterruptedException {
        try (Hold hold = grid.lock("reports/daily").acquire()) {
            Thread.sleep(WORK_MILLIS); // a report takes its time
            Report report = new Report(hold.fence(), amounts());
            shared.write(report, () -> {
                if (stops) {
                    standStill(hold);
                }
            });
            say("wrote report " + hold.fence());
        } catch (LockLostException late) {
            say("was late: " + late.loss().inWords());
        }
    }

    private static List<Long> amounts() {
        return LongStream.rangeClosed(1, AMOUNTS).boxed().toList();
    }

    /** What a full garbage collection or a paused virtual machine does to it: nothing of this process goes on. */
    private static void standStill(Hold hold) {
        say("stands still between fsync and rename of report " + hold.fence());
        try {
            new ProcessBuilder(
                            "kill",
                            "-s",
                            "STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("could not stand still", e);
        }
        say("goes on, and renames its file");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
