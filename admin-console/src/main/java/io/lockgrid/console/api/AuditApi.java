package io.lockgrid.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.console.grid.Answers;
import io.lockgrid.console.web.AuditFilter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators did, for programs and spreadsheets. */
@Controller("/api/v1/audit")
@Tag(name = "Audit")
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditApi {
    private static final int USUAL = 1000;
    private static final String LINES = "application/jsonl";

    private final Answers answers;
    private final ObjectMapper json;

    AuditApi(Answers answers, ObjectMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @Get(produces = {MediaType.APPLICATION_JSON, LINES, MediaType.TEXT_CSV})
    @Operation(
            summary = "What operators did, newest first",
            description = "format: json (an array), jsonl (one object a line) or csv. newest: how many are looked at,"
                    + " 1000 unless given; of those, what fits the filter is answered.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        array = @ArraySchema(schema = @Schema(implementation = AuditEntry.class))),
                @Content(mediaType = LINES, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string"))
            })
    HttpResponse<?> audit(
            @Nullable @QueryValue Integer newest,
            @Nullable @QueryValue String format,
            @RequestBean AuditFilter filter) {
        List<AuditEntry> entries = filter.of(answers.now().audit(newest == null ? USUAL : newest));
        return switch (format == null ? "json" : format) {
            case "json" -> HttpResponse.ok(entries).contentType(MediaType.APPLICATION_JSON_TYPE);
            case "jsonl" -> HttpResponse.ok(lines(entries)).contentType(LINES);
            case "csv" -> HttpResponse.ok(csv(entries)).contentType(MediaType.TEXT_CSV_TYPE);
            default ->
                throw new IllegalArgumentException("format '" + format + "' is not allowed; allowed: json, jsonl, csv");
        };
    }

    private String lines(List<AuditEntry> entries) {
        return entries.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + entry, e);
        }
    }

    private static String csv(List<AuditEntry> entries) {
        Stream<String> rows = entries.stream()
                .map(entry -> Stream.of(
                                entry.number(),
                                entry.at(),
                                entry.actor(),
                                entry.action(),
                                entry.target(),
                                entry.fence(),
                                entry.reason(),
                                entry.outcome())
                        .map(AuditApi::cell)
                        .collect(Collectors.joining(",")));
        return Stream.concat(Stream.of("number,at,actor,action,target,fence,reason,outcome"), rows)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** As RFC 4180 has it; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(Object value) {
        String text = value.toString();
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[\\w .:/-]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
