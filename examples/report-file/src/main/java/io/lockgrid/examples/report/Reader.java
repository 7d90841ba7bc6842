package io.lockgrid.examples.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the report again and again until its input ends. Ends with 1 as soon as it sees what nobody may see. */
final class Reader {
    private Reader() {}

    /** The folder; then maybe {@code --one-name}. */
    public static void main(String[] arguments) throws IOException {
        SharedReport shared = new SharedReport(Path.of(arguments[0]), arguments.length > 1);
        long newest = 0;
        long reads = 0;
        long reports = 0;
        System.out.println("reads");
        while (System.in.available() == 0) {
            Optional<Report> report = shared.read();
            long fence = report.map(Report::fence).orElse(0L);
            reads++;
            if (fence < newest) {
                System.out.println("WENT BACK from report " + newest + " to " + fence);
                System.exit(1);
            }
            reports += fence > newest ? 1 : 0;
            newest = fence;
        }
        System.out.println(
                "read " + reads + " times and saw " + reports + " reports, each whole, the last of them " + newest);
    }
}
