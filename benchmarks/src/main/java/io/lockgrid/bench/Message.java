package io.lockgrid.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line between driver and worker: a word, then {@code key=value} pairs, parted by blanks. Values hold no blanks
 * and no line ends; {@link #with} sees to it.
 */
public record Message(String word, Map<String, String> values) {

    /** Begins every line that a worker sends: a JVM's own words, on the same stream, do not. */
    public static final String ANSWER = "@";

    public static Message of(String word) {
        return new Message(word, Map.of());
    }

    public static Message parse(String line) {
        String[] parts = line.trim().split(" ");
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new Message(parts[0], values);
    }

    public Message with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value.toString().replaceAll("\\s+", "_"));
        return new Message(word, more);
    }

    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key + " in: " + line());
        }
        return value;
    }

    public long number(String key) {
        return Long.parseLong(text(key));
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(values.getOrDefault(key, "false"));
    }

    public String line() {
        StringBuilder line = new StringBuilder(word);
        values.forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
        return line.toString();
    }
}
