package io.lockgrid.node.engine;

import com.hazelcast.internal.config.ConfigLoader;
import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.internal.config.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads which keys are in a Hazelcast file; refuses what the engine would take for nothing. For one thread. */
final class HazelcastYaml {

    private static final String ROOT = "hazelcast";
    private static final String IMPORT = "import";

    /** The engine goes down by recursion, and an alias may contain itself. */
    private static final int MOST_DEPTH = 20;

    /** The engine puts the system property of that name in its place. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, Written.Entry> entries = new LinkedHashMap<>();
    private final Set<String> imported = new HashSet<>();

    private HazelcastYaml() {}

    static Written read(YamlText yaml) {
        if (yaml.text().stripLeading().startsWith("<")) {
            throw new ConfigurationException(yaml.name() + ", line 1: this is XML, and the key 'hazelcast' takes a file"
                    + " of YAML: write it as YAML, where the keys have the same names");
        }
        HazelcastYaml reader = new HazelcastYaml();
        Optional<Node> root = yaml.compose().filter(node -> !isNull(node));
        if (root.isPresent()) {
            reader.document(yaml, root.get());
        }
        return new Written(yaml.name(), reader.entries);
    }

    /** The engine takes keys without their root from what is imported. */
    private void importedDocument(YamlText yaml, Node root) {
        MappingNode mapping = mapping(yaml, root, "the file");
        if (mapping.getValue().stream().noneMatch(entry -> name(yaml, entry).equals(ROOT))) {
            keys(yaml, "", mapping, 0);
        } else {
            document(yaml, root);
        }
    }

    private void document(YamlText yaml, Node root) {
        Optional<Node> hazelcast = Optional.empty();
        for (NodeTuple entry : mapping(yaml, root, "the file").getValue()) {
            String name = name(yaml, entry);
            if (!name.equals(ROOT)) {
                throw refuse(
                        yaml,
                        entry.getKeyNode(),
                        "'" + name + "' is not below 'hazelcast:' and would have no"
                                + " effect; write 'hazelcast:' at the top, and each of its keys below it, indented by 2 spaces");
            }
            hazelcast = Optional.of(entry.getValueNode());
        }
        if (hazelcast.isPresent() && !isNull(hazelcast.get())) {
            keys(yaml, "", mapping(yaml, hazelcast.get(), "hazelcast"), 0);
        }
    }

    private void keys(YamlText yaml, String parent, MappingNode mapping, int depth) {
        if (depth > MOST_DEPTH) {
            throw refuse(yaml, mapping, "nested more than " + MOST_DEPTH + " levels deep; no key is that deep");
        }
        for (NodeTuple entry : mapping.getValue()) {
            String path = parent + name(yaml, entry);
            if (path.equals(IMPORT)) {
                imports(yaml, entry.getValueNode());
            } else if (!isNull(entry.getValueNode())) {
                add(yaml, path, entry.getKeyNode(), entry.getValueNode(), depth);
            }
        }
    }

    private void add(YamlText yaml, String path, Node key, Node value, int depth) {
        String text = value instanceof ScalarNode scalar ? resolved(yaml, scalar) : "";
        entries.putIfAbsent(path, new Written.Entry(text, yaml.place(key)));
        if (value instanceof MappingNode mapping) {
            keys(yaml, path + "/", mapping, depth + 1);
        } else if (value instanceof SequenceNode list) {
            List<Node> items = list.getValue();
            for (int i = 0; i < items.size(); i++) {
                add(yaml, path + "/" + i, items.get(i), items.get(i), depth + 1);
            }
        }
    }

    private void imports(YamlText yaml, Node value) {
        if (!(value instanceof SequenceNode list)) {
            throw refuse(yaml, value, "import is no list; write a list of files");
        }
        for (Node item : list.getValue()) {
            String resource = item instanceof ScalarNode scalar ? resolved(yaml, scalar) : "";
            URL url = ConfigLoader.locateConfig(resource);
            if (url == null) {
                throw refuse(
                        yaml,
                        item,
                        "import names '" + resource + "', which is neither a file, nor on the class path;"
                                + " a relative path starts at the working directory: correct the path");
            }
            if (imported.add(url.toString())) {
                YamlText other = text(yaml, item, url);
                other.compose().filter(root -> !isNull(root)).ifPresent(root -> importedDocument(other, root));
            }
        }
    }

    private static YamlText text(YamlText yaml, Node item, URL url) {
        String name = url.getProtocol().equals("file") ? url.getPath() : url.toString();
        try (InputStream stream = url.openStream()) {
            return YamlText.read(name, stream);
        } catch (IOException e) {
            throw refuse(yaml, item, "import names " + name + ", which cannot be read: " + e);
        }
    }

    private static String resolved(YamlText yaml, ScalarNode scalar) {
        Matcher placeholder = PLACEHOLDER.matcher(scalar.getValue());
        return placeholder.replaceAll(found -> {
            String name = found.group(1);
            String value = System.getProperties().getProperty(name);
            if (value == null) {
                throw refuse(
                        yaml,
                        scalar,
                        found.group() + " stands for the system property '" + name
                                + "', which is not set (variables of the environment do not count there): start Java with -D"
                                + name + "=…, or write the value");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static MappingNode mapping(YamlText yaml, Node node, String place) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw refuse(
                yaml,
                node,
                place + " has no keys here; write 'hazelcast:' at the top, and each of its keys below it,"
                        + " as 'key: value', indented by 2 spaces");
    }

    private static String name(YamlText yaml, NodeTuple entry) {
        if (entry.getKeyNode() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refuse(yaml, entry.getKeyNode(), "a key is no name here; write 'key: value'");
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static ConfigurationException refuse(YamlText yaml, Node node, String what) {
        return new ConfigurationException(yaml.place(node) + ": " + what);
    }
}
