package io.lockgrid.internal.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the file, the environment and the system properties say together, of which the later ones win; or what a program
 * hands in. Every value that is set has been read once and is allowed. Immutable and thread-safe.
 */
public final class Settings {

    private final Section root;
    private final Map<String, List<Section>> rules;

    private Settings(Section root, Map<String, List<Section>> rules) {
        this.root = root;
        this.rules = rules;
    }

    /**
     * Reads and merges the sources. A value is checked also where a stronger source overrides it.
     *
     * @throws ConfigurationException for a file that cannot be read, an unknown key, variable or property, or a value
     *     that is not allowed; the first that was found
     */
    public static Settings load(Sources sources) {
        Origin origin = new Origin(Names.ROOT, sources.workingDirectory()::resolve);
        FileContent file = ConfigFile.find(sources).map(ConfigFile::read).orElse(FileContent.NONE);
        Section weakest = new Section(file.values(), origin);
        Keys.ALL.forEach(weakest::get);
        Map<String, Raw> values = new LinkedHashMap<>(file.values());
        values.putAll(Overrides.read(sources));
        return checked(new Section(values, origin), file.rules());
    }

    /**
     * What a program hands in, by the paths of the keys; no other source is read.
     *
     * @throws ConfigurationException for an unknown key, or a value that is not allowed; the first that was found
     */
    public static Settings of(Map<String, String> keys) {
        FileContent given = HandedIn.read(keys);
        Section root = new Section(given.values(), HandedIn.origin());
        Keys.ALL.forEach(root::get);
        return checked(root, given.rules());
    }

    private static Settings checked(Section root, Map<String, List<Section>> rules) {
        Settings settings = new Settings(root, rules);
        settings.rulesOf("locks").forEach(rule -> readRule(rule, Keys.RULE, Keys.RULE_NAME));
        settings.rulesOf("access").forEach(rule -> readRule(rule, Keys.ACCESS, Keys.ACCESS_WHO, Keys.ACCESS_MAY));
        settings.hazelcast();
        return settings;
    }

    /** The value of a key, or empty where no source sets it. */
    public <T> Optional<T> get(Key<T> key) {
        return root.get(key);
    }

    /** The Hazelcast file, absolute; it was there and readable. */
    public Optional<Path> hazelcast() {
        Raw raw = root.raw(Keys.HAZELCAST);
        if (raw == null) {
            return Optional.empty();
        }
        Path path = raw.origin().beside().apply(Keys.HAZELCAST.read(raw)).normalize();
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw raw.origin()
                    .refuse("hazelcast names " + FilePath.show(path) + ", which is not a file that can be read; "
                            + "correct the path, or leave the key out");
        }
        return Optional.of(path);
    }

    /** The file that a key names, absolute where the place that names it is; whether it is there shows when it is read. */
    public Optional<Path> file(ScalarKey<Path> key) {
        Raw raw = root.raw(key);
        return raw == null
                ? Optional.empty()
                : Optional.of(raw.origin().beside().apply(key.read(raw)).normalize());
    }

    private List<Section> rulesOf(String list) {
        return rules.getOrDefault(list, List.of());
    }

    /** Reads every rule of a list; what {@code reader} refuses gets the place of the rule. */
    public <R> List<R> rules(String list, Function<Section, R> reader) {
        return rulesOf(list).stream().map(reader).toList();
    }

    /** Calls {@code maker}; a refusal of it gets the place in front where the value was set. */
    public <R> R build(Supplier<R> maker) {
        try {
            return maker.get();
        } catch (ConfigurationException e) {
            throw root.locate(e);
        }
    }

    private static void readRule(Section rule, List<Key<?>> keys, Key<?>... required) {
        keys.forEach(rule::get);
        for (Key<?> key : required) {
            if (rule.get(key).isEmpty()) {
                String list = key.path().substring(0, key.path().indexOf('.'));
                throw rule.origin()
                        .refuse("this rule under " + list + " has no "
                                + key.path().substring(list.length() + 1) + "; allowed: " + key.allowed());
            }
        }
    }
}
