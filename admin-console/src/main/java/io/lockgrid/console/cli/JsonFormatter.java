package io.lockgrid.console.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object a line for each record, for what collects logs. Thread-safe. */
final class JsonFormatter extends Formatter {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public String format(LogRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", record.getInstant().toString());
        fields.put("level", record.getLevel().getName());
        fields.put("logger", record.getLoggerName());
        fields.put("thread", record.getLongThreadID());
        fields.put("message", formatMessage(record));
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            fields.put("exception", thrown.toString());
            fields.put("trace", LineFormatter.trace(thrown));
        }
        try {
            return mapper.writeValueAsString(fields) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + fields, e);
        }
    }
}
