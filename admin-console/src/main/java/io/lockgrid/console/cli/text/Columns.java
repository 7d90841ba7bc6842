package io.lockgrid.console.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows with aligned columns, at most {@link #WIDTH} characters wide. Not thread-safe. */
final class Columns {

    /** What every terminal shows without breaking lines. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    /** Plain, as not every terminal is told in UTF-8. */
    private static final String CUT = "..";

    /**
     * A column.
     *
     * @param title its heading
     * @param right whether it is aligned to the right, as numbers are
     * @param shrinks whether its text may be cut when the row is too wide
     */
    record Column(String title, boolean right, boolean shrinks) {

        static Column text(String title) {
            return new Column(title, false, true);
        }

        static Column whole(String title) {
            return new Column(title, false, false);
        }

        static Column number(String title) {
            return new Column(title, true, false);
        }
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Columns(Column... columns) {
        this.columns = List.of(columns);
        rows.add(this.columns.stream().map(Column::title).toList());
    }

    void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Printable::of).toList());
    }

    List<String> lines() {
        int[] widths = widths();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int room = WIDTH - GAP.length() * (widths.length - 1);
        for (int excess = Arrays.stream(widths).sum() - room; excess > 0; excess--) {
            int widest = widestThatShrinks(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widestThatShrinks(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).shrinks() && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(row.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - CUT.length()) + CUT;
    }
}
