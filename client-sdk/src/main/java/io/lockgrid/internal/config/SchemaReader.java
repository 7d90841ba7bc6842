package io.lockgrid.internal.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Walks the nodes of a file along the schema and takes the values out; anything that is not in it is refused. */
final class SchemaReader {

    private final ConfigFile file;
    private final Map<String, Raw> values = new LinkedHashMap<>();
    private final Map<String, List<Section>> rules = new HashMap<>();

    SchemaReader(ConfigFile file) {
        this.file = file;
    }

    FileContent read(Node document) {
        MappingNode top = mapping(document, "the file", Names.ROOT);
        for (NodeTuple entry : entries(top, "the top").values()) {
            String name = name(entry);
            if (!name.equals(Names.ROOT)) {
                throw at(entry.getKeyNode())
                        .refuse("unknown key " + Quoted.of(name) + " at the top; "
                                + Suggestion.among(name, List.of(Names.ROOT)));
            }
            section(Schema.FILE, "", entry.getValueNode());
        }
        if (values.isEmpty() && rules.isEmpty() && top.getValue().isEmpty()) {
            throw file.refuse("has no key; write 'lockgrid:' and keys below it, or remove the file");
        }
        return new FileContent(values, rules);
    }

    private void section(Schema schema, String path, Node node) {
        String place = path.isEmpty() ? Names.ROOT : path;
        MappingNode mapping = mapping(node, place, String.join(", ", schema.namesUnder(path)));
        for (NodeTuple entry : entries(mapping, place).values()) {
            String name = known(schema, path, place, entry);
            String child = path.isEmpty() ? name : path + "." + name;
            if (Schema.RULES.containsKey(child)) {
                rules.put(child, rules(child, entry.getValueNode()));
            } else if (schema.isGroup(child)) {
                section(schema, child, entry.getValueNode());
            } else {
                values.put(child, raw(schema.key(child), entry.getValueNode()));
            }
        }
    }

    private List<Section> rules(String name, Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw at(node).refuse(name + " is " + kind(node) + "; allowed: a list of rules");
        }
        Schema schema = Objects.requireNonNull(Schema.RULES.get(name));
        List<Section> read = new ArrayList<>();
        for (Node item : list.getValue()) {
            String place = "a rule of " + name;
            MappingNode mapping = mapping(item, place, String.join(", ", schema.namesUnder(name)));
            Map<String, Raw> rule = new LinkedHashMap<>();
            for (NodeTuple entry : entries(mapping, place).values()) {
                String child = name + "." + known(schema, name, place, entry);
                rule.put(child, raw(schema.key(child), entry.getValueNode()));
            }
            read.add(new Section(rule, at(item)));
        }
        return read;
    }

    private String known(Schema schema, String path, String place, NodeTuple entry) {
        String name = name(entry);
        List<String> names = schema.namesUnder(path);
        if (!names.contains(name)) {
            throw at(entry.getKeyNode())
                    .refuse("unknown key " + Quoted.of(name) + " under " + place + "; "
                            + Suggestion.among(name, names));
        }
        return name;
    }

    private Map<String, NodeTuple> entries(MappingNode mapping, String place) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            String name = name(entry);
            Integer first = lines.putIfAbsent(name, YamlText.line(entry.getKeyNode()));
            if (first != null) {
                throw at(entry.getKeyNode())
                        .refuse("key " + Quoted.of(name) + " under " + place + " is there already on line " + first
                                + "; remove one of them");
            }
            entries.put(name, entry);
        }
        return entries;
    }

    private String name(NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw at(entry.getKeyNode()).refuse("a key is " + kind(entry.getKeyNode()) + "; allowed: a name");
    }

    private MappingNode mapping(Node node, String place, String names) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw at(node).refuse(place + " is " + kind(node) + "; allowed: a mapping with the keys " + names);
    }

    private Raw raw(Key<?> key, Node node) {
        if (node instanceof SequenceNode list) {
            return new Raw.Items(
                    list.getValue().stream().map(item -> text(key, item)).toList(), at(node));
        }
        return text(key, node);
    }

    private Raw.Text text(Key<?> key, Node node) {
        if (node instanceof ScalarNode scalar && !isNull(scalar)) {
            if (!scalar.getTag().getValue().startsWith(Tag.PREFIX)) {
                throw at(node).refuse(key.path() + " has the tag " + scalar.getTag() + "; allowed: no tag");
            }
            return new Raw.Text(scalar.getValue(), at(node));
        }
        throw at(node).refuse(key.path() + " is " + kind(node) + "; allowed: " + key.allowed());
    }

    private static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL);
    }

    private static String kind(Node node) {
        if (node instanceof ScalarNode scalar) {
            return isNull(scalar) ? "empty" : Quoted.of(scalar.getValue());
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }

    private Origin at(Node node) {
        return file.line(YamlText.line(node));
    }
}
