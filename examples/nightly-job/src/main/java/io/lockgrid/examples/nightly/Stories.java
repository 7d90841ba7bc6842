package io.lockgrid.examples.nightly;

import java.io.IOException;
import java.util.List;

/** What {@code ./run} shows. */
final class Stories {
    private Stories() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> wanted = arguments.length == 0 ? List.of("job", "rates") : List.of(arguments);
        boolean well = true;
        for (String story : wanted) {
            well &= switch (story) {
                case "job" -> JobStory.tell().well();
                case "rates" -> RatesStory.tell().well();
                default -> throw new IllegalArgumentException("job and rates can be shown, and not " + story);
            };
        }
        System.exit(well ? 0 : 1);
    }
}
