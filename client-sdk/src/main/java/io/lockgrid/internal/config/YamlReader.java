package io.lockgrid.internal.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a file as YAML, as nodes that know their lines. */
final class YamlReader {

    /** The schema is four deep; the parser goes down by recursion, so depth has to end before its stack does. */
    private static final int MOST_DEPTH = 20;

    private static final String EMPTY = "is empty; write 'lockgrid:' and keys below it, or remove the file";

    private final ConfigFile file;
    private final LoadSettings settings;

    private YamlReader(ConfigFile file) {
        this.file = file;
        this.settings = LoadSettings.builder()
                .setLabel(file.name())
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(10)
                .build();
    }

    static FileContent read(ConfigFile file) {
        return new YamlReader(file).read();
    }

    private FileContent read() {
        try {
            checkShape();
            Optional<Node> root = new Compose(settings).composeString(file.text());
            return new SchemaReader(file).read(root.orElseThrow(() -> file.refuse(EMPTY)));
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ", line " + line(mark) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new ConfigurationException(file.name() + place + ": not valid YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new ConfigurationException(file.name() + ": not valid YAML: " + firstLine(e), e);
        }
    }

    private void checkShape() {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(file.text())) {
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (documents > 1) {
                throw at(event).refuse("a second document starts here; only one is read, remove the '---'");
            }
            if (depth > MOST_DEPTH) {
                throw at(event).refuse("nested more than " + MOST_DEPTH + " levels deep; no key is that deep");
            }
        }
    }

    private Origin at(Event event) {
        return file.line(event.getStartMark().map(YamlReader::line).orElse(1));
    }

    /** The engine counts from 0, people from 1. */
    static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
