package io.lockgrid.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file of YAML, as nodes that know their lines. Immutable and thread-safe.
 *
 * @param name as messages call it
 * @param text its content, without a byte order mark
 */
public record YamlText(String name, String text) {

    /** As much as a configuration can be; anything longer is another file. */
    private static final int MOST_BYTES = 1 << 20;

    /** No schema is that deep; the parser goes down by recursion, so depth has to end before its stack does. */
    private static final int MOST_DEPTH = 20;

    /**
     * Reads all of a stream.
     *
     * @throws ConfigurationException if it is too long, or no text in UTF-8
     */
    public static YamlText read(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ConfigurationException(name + " is longer than 1 MiB, too long for a configuration");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new YamlText(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(name + " is not UTF-8 text; save it as UTF-8", e);
        }
    }

    /**
     * The document; empty where there is none.
     *
     * @throws ConfigurationException naming the line, if it is not valid, or more than one
     */
    public Optional<Node> compose() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(10)
                .build();
        try {
            checkShape(settings);
            return new Composer(settings, parser(settings)).getSingleNode();
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + line(mark) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new ConfigurationException(name + place + ": not valid YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new ConfigurationException(name + ": not valid YAML: " + firstLine(e), e);
        }
    }

    /** Where this node is, in words. */
    public String place(Node node) {
        return name + ", line " + line(node);
    }

    /** The line of this node, from 1. */
    static int line(Node node) {
        return node.getStartMark().map(YamlText::line).orElse(1);
    }

    private void checkShape(LoadSettings settings) {
        int depth = 0;
        int documents = 0;
        Parser events = parser(settings);
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (documents > 1) {
                throw refuse(event, "a second document starts here; only one is read, remove the '---'");
            }
            if (depth > MOST_DEPTH) {
                throw refuse(event, "nested more than " + MOST_DEPTH + " levels deep; no key is that deep");
            }
        }
    }

    /** What makes one in a call is in a package that its module does not export. */
    private Parser parser(LoadSettings settings) {
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    private ConfigurationException refuse(Event event, String what) {
        int line = event.getStartMark().map(YamlText::line).orElse(1);
        return new ConfigurationException(name + ", line " + line + ": " + what);
    }

    /** The engine counts from 0, people from 1. */
    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
