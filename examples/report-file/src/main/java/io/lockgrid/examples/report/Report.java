package io.lockgrid.examples.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report: the fence under which it was written, amounts, and their total in the last line. */
record Report(long fence, List<Long> amounts) {

    String text() {
        return "fence," + fence + "\n"
                + amounts.stream().map(amount -> "amount," + amount + "\n").collect(Collectors.joining())
                + "total," + total() + "\n";
    }

    private long total() {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    /** @throws IllegalStateException if it is not whole */
    static Report of(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2) {
            throw torn(text);
        }
        Report report = new Report(
                number(lines.get(0), "fence,"),
                lines.subList(1, lines.size() - 1).stream()
                        .map(line -> number(line, "amount,"))
                        .toList());
        if (number(lines.get(lines.size() - 1), "total,") != report.total()) {
            throw torn(text);
        }
        return report;
    }

    private static long number(String line, String key) {
        if (!line.matches(key + "\\d{1,19}")) {
            throw torn(line);
        }
        return Long.parseLong(line.substring(key.length()));
    }

    private static IllegalStateException torn(String what) {
        return new IllegalStateException("a torn report, with: " + what);
    }
}
