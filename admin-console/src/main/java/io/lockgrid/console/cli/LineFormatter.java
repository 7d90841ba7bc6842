package io.lockgrid.console.cli;

import io.lockgrid.console.cli.text.Printable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * One line for each record: when, how bad, who, what. Whatever is logged, no line but the first of a record begins at the
 * margin, so that nothing that somebody typed looks like a record of its own. Thread-safe.
 */
final class LineFormatter extends Formatter {

    private final boolean stackTraces;

    LineFormatter(boolean stackTraces) {
        this.stackTraces = stackTraces;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder text = new StringBuilder()
                .append(record.getInstant())
                .append(' ')
                .append(record.getLevel())
                .append(' ')
                .append(oneLine(String.valueOf(record.getLoggerName())))
                .append(": ")
                .append(oneLine(formatMessage(record)));
        Throwable thrown = record.getThrown();
        if (thrown != null && !stackTraces) {
            text.append(" (").append(oneLine(thrown.toString())).append(')');
        }
        text.append(System.lineSeparator());
        if (thrown != null && stackTraces) {
            text.append(indented(trace(thrown)));
        }
        return text.toString();
    }

    static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private static String oneLine(String text) {
        return Printable.of(text.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' '));
    }

    private static String indented(String lines) {
        return lines.lines()
                .map(line -> "    " + Printable.of(line.replace("\t", "  ")) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
