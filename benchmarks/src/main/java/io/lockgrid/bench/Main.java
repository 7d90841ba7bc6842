package io.lockgrid.bench;

import io.lockgrid.bench.driver.Driver;
import io.lockgrid.bench.driver.Options;
import io.lockgrid.bench.worker.Worker;
import java.util.Arrays;

/** Starts the driver, or, where the first word is {@code worker}, a worker. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 2 && args[0].equals("worker")) {
            Worker.main(args[1], String.join(" ", Arrays.asList(args).subList(2, args.length)));
            return;
        }
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(new Driver(options).run() ? 0 : 1);
    }
}
