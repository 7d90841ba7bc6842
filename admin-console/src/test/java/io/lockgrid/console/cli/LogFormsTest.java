package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Nothing that somebody typed becomes a record of its own. */
class LogFormsTest {
    private static final String FORGED = "\r\n2026-01-02T03:04:05Z INFO audit: ada signed in\u001b[2J\u2028\u0085end";

    private static LogRecord record() {
        LogRecord record = new LogRecord(Level.WARNING, "failed attempt as '" + FORGED + "'");
        record.setLoggerName("sign\nin");
        record.setThrown(new IllegalStateException("bad " + FORGED, new IllegalArgumentException(FORGED)));
        return record;
    }

    @Test
    void aRecordOfTextIsOneLineWithoutControlCharacters() {
        String text = new LineFormatter(false).format(record());

        assertThat(text.lines()).hasSize(1);
        assertThat(text).contains("failed attempt as", "bad", "ada signed in").endsWith(System.lineSeparator());
        assertThat(text.strip().chars()).noneMatch(Character::isISOControl);
        assertThat(text).doesNotContain("\u2028");
    }

    @Test
    void noLineOfAStackTraceBeginsLikeARecord() {
        List<String> lines = new LineFormatter(true).format(record()).lines().toList();

        assertThat(lines).hasSizeGreaterThan(5);
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("    "));
        assertThat(lines).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void aRecordOfJsonIsOneObjectInOneLine() throws Exception {
        String json = new JsonFormatter().format(record());

        assertThat(json.lines()).hasSize(1);
        JsonNode fields = new ObjectMapper().readTree(json);
        assertThat(fields.get("level").asText()).isEqualTo("WARNING");
        assertThat(fields.get("message").asText()).isEqualTo("failed attempt as '" + FORGED + "'");
        assertThat(fields.get("exception").asText()).contains("IllegalStateException");
        assertThat(fields.get("trace").asText()).contains("LogFormsTest");
        assertThat(fields.get("at").asText()).endsWith("Z");
    }
}
