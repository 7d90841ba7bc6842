package io.lockgrid.console.cli;

import java.util.Locale;
import java.util.logging.Formatter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How what runs for long logs. Filled in by picocli; not thread-safe. */
final class LogOptions {

    private enum Form {
        TEXT,
        JSON
    }

    @Option(
            names = "--log",
            paramLabel = "FORM",
            converter = FormConverter.class,
            description = "What is logged to standard error: text, a line for people each; or json, an object a line"
                    + " each, with its stack trace. Default: text.")
    private Form form = Form.TEXT;

    /** Called by picocli. */
    LogOptions() {}

    Formatter formatter(boolean stackTraces) {
        return form == Form.JSON ? new JsonFormatter() : new LineFormatter(stackTraces);
    }

    static final class FormConverter implements ITypeConverter<Form> {
        FormConverter() {}

        @Override
        public Form convert(String word) {
            for (Form form : Form.values()) {
                if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return form;
                }
            }
            throw new TypeConversionException("'" + word + "' is not allowed; allowed: text, json");
        }
    }
}
