package io.lockgrid.bench.driver;

import io.lockgrid.bench.Side;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows as text and as JSON. Text gives the medians over the rounds, JSON every row. */
final class Report {

    private static final String LINE = "%-20s %-12s ";

    private final List<Row> rows;
    private final Options options;

    Report(List<Row> rows, Options options) {
        this.rows = rows;
        this.options = options;
    }

    static String progress(Row row) {
        return row.workload() + " | " + row.side().label() + " | round " + row.round() + " | "
                + row.figures().entrySet().stream()
                        .map(figure -> figure.getKey() + " " + number(figure.getValue()))
                        .collect(Collectors.joining(", "));
    }

    String text() {
        StringBuilder text = new StringBuilder(circumstances());
        for (String workload : workloads()) {
            appendTable(text, workload);
        }
        return text.toString();
    }

    private String circumstances() {
        return """

                %s %s, %d cores, members and clients -Xms512m -Xmx512m %s
                medians of %d round(s); latencies in microseconds; others %%: what other processes took of all cores

                """.formatted(
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        String.join(" ", options.jvm()),
                        options.rounds());
    }

    private Set<String> workloads() {
        return rows.stream().map(Row::workload).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void appendTable(StringBuilder text, String workload) {
        Map<Side, Map<String, Double>> medians = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            medians(workload, side).ifPresent(figures -> medians.put(side, figures));
        }
        Set<String> columns = medians.values().stream()
                .flatMap(figures -> figures.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        text.append(LINE.formatted(workload, ""));
        columns.forEach(column -> text.append(cell(column, column)));
        text.append('\n');
        medians.forEach((side, figures) -> {
            text.append(LINE.formatted("", side.label()));
            columns.forEach(column -> text.append(cell(column, number(figures.get(column)))));
            text.append('\n');
        });
        appendRatio(text, columns, medians, Side.GRID, Side.STOCK, "grid/stock");
        appendRatio(text, columns, medians, Side.GRID, Side.TUNED, "grid/tuned");
        appendRatio(text, columns, medians, Side.GRID_TLS, Side.GRID, "tls/plain");
        text.append('\n');
    }

    private void appendRatio(
            StringBuilder text,
            Set<String> columns,
            Map<Side, Map<String, Double>> medians,
            Side side,
            Side base,
            String title) {
        Map<String, Double> grid = medians.get(side);
        Map<String, Double> other = medians.get(base);
        if (grid == null || other == null) {
            return;
        }
        text.append(LINE.formatted("", title));
        for (String column : columns) {
            double ratio = grid.getOrDefault(column, Double.NaN) / other.getOrDefault(column, Double.NaN);
            boolean comparable = Double.isFinite(ratio) && !column.equals("others %");
            text.append(cell(column, comparable ? String.format(Locale.ROOT, "x%.2f", ratio) : "-"));
        }
        text.append('\n');
    }

    private Optional<Map<String, Double>> medians(String workload, Side side) {
        List<Row> mine = rows.stream()
                .filter(row -> row.workload().equals(workload) && row.side() == side)
                .toList();
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String figure : mine.get(0).figures().keySet()) {
            double[] sorted = mine.stream()
                    .mapToDouble(row -> row.figures().getOrDefault(figure, Double.NaN))
                    .sorted()
                    .toArray();
            medians.put(figure, (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
        }
        return Optional.of(medians);
    }

    private static String cell(String column, String value) {
        return String.format(Locale.ROOT, " %" + Math.max(9, column.length()) + "s", value);
    }

    private static String number(@org.jspecify.annotations.Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
    }

    String json() {
        return """
                {
                  "jdk": "%s",
                  "cores": %d,
                  "heap": "512m",
                  "rounds": %d,
                  "sides": [%s],
                  "rows": [
                %s
                  ]
                }
                """.formatted(
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        options.rounds(),
                        Arrays.stream(Side.values())
                                .map(side -> "\"" + side.label() + "\"")
                                .collect(Collectors.joining(", ")),
                        rows.stream().map(Report::json).collect(Collectors.joining(",\n")));
    }

    private static String json(Row row) {
        String figures = row.figures().entrySet().stream()
                .filter(figure -> Double.isFinite(figure.getValue()))
                .map(figure -> String.format(Locale.ROOT, "\"%s\": %.3f", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining(", "));
        return "    {\"workload\": \"" + row.workload() + "\", \"side\": \""
                + row.side().label() + "\", \"round\": " + row.round() + ", " + figures + "}";
    }
}
