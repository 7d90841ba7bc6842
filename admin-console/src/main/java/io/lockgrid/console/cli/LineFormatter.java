package io.lockgrid.console.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line for each record: when, how bad, who, what. Thread-safe. */
final class LineFormatter extends Formatter {

    private final boolean stackTraces;

    LineFormatter(boolean stackTraces) {
        this.stackTraces = stackTraces;
    }

    @Override
    public String format(LogRecord record) {
        StringWriter text = new StringWriter();
        PrintWriter line = new PrintWriter(text);
        line.print(record.getInstant() + " " + record.getLevel() + " " + record.getLoggerName() + ": "
                + formatMessage(record));
        Throwable thrown = record.getThrown();
        if (thrown != null && !stackTraces) {
            line.print(" (" + thrown + ")");
        }
        line.println();
        if (thrown != null && stackTraces) {
            thrown.printStackTrace(line);
        }
        return text.toString();
    }
}
