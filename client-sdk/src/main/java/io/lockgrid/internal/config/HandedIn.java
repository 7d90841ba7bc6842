package io.lockgrid.internal.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a program hands in, by the paths of their keys. A list is comma separated, or has its items under {@code
 * discovery.members[0]} and so on, as frameworks write them; rules are {@code locks[0].name}.
 */
final class HandedIn {

    /** How messages begin. */
    private static final Origin ORIGIN =
            new Origin("configuration handed in", Path.of("").toAbsolutePath()::resolve);

    private static final Pattern RULE = Pattern.compile("([a-z-]+)\\[([0-9]{1,5})]\\.(.+)");
    private static final Pattern ITEM = Pattern.compile("(.+)\\[([0-9]{1,5})]");

    /** How the paths of the keys begin that may be here, and how a reader is shown where that is. */
    private final String prefix;

    private final String shown;
    private final List<Key<?>> keys;
    private final Map<String, Raw> values = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Raw.Text>> lists = new LinkedHashMap<>();

    private HandedIn(List<Key<?>> keys, String prefix, String shown) {
        this.keys = keys;
        this.prefix = prefix;
        this.shown = shown;
    }

    static FileContent read(Map<String, String> keys) {
        Map<String, String> top = new TreeMap<>();
        Map<String, Map<Integer, Map<String, String>>> rules = new TreeMap<>();
        new TreeMap<>(keys).forEach((path, value) -> {
            Matcher rule = RULE.matcher(path);
            if (rule.matches() && Schema.RULES.containsKey(rule.group(1))) {
                rules.computeIfAbsent(rule.group(1), any -> new TreeMap<>())
                        .computeIfAbsent(Integer.parseInt(rule.group(2)), any -> new TreeMap<>())
                        .put(rule.group(3), value);
            } else {
                top.put(path, value);
            }
        });
        Map<String, List<Section>> sections = new LinkedHashMap<>();
        rules.forEach((list, each) -> sections.put(list, sections(list, each)));
        return new FileContent(new HandedIn(Keys.ALL, "", "").values(top), sections);
    }

    static Origin origin() {
        return ORIGIN;
    }

    private static List<Section> sections(String list, Map<Integer, Map<String, String>> rules) {
        complete(list, rules);
        List<Section> sections = new ArrayList<>();
        rules.forEach((index, rule) -> sections.add(new Section(
                new HandedIn(Keys.ofRules(list), list + ".", list + "[" + index + "].").values(rule), ORIGIN)));
        return sections;
    }

    private Map<String, Raw> values(Map<String, String> given) {
        given.forEach((path, value) -> take(path, new Raw.Text(value, ORIGIN)));
        lists.forEach(this::join);
        return values;
    }

    private void take(String path, Raw.Text value) {
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            values.put(known(path, path).path(), value);
        } else if (known(path, item.group(1)) instanceof ListKey key) {
            lists.computeIfAbsent(key.path(), any -> new TreeMap<>()).put(Integer.parseInt(item.group(2)), value);
        } else {
            throw unknown(path, path);
        }
    }

    private void join(String path, Map<Integer, Raw.Text> items) {
        complete(path, items);
        Raw before = values.putIfAbsent(path, new Raw.Items(new ArrayList<>(items.values()), ORIGIN));
        if (before != null) {
            throw ORIGIN.refuse(path + " and " + path + "[0] are both there; remove one of them");
        }
    }

    /** A gap is an item that got lost on the way: it must not go unnoticed. */
    private static void complete(String path, Map<Integer, ?> items) {
        int most = items.keySet().stream().max(Comparator.naturalOrder()).orElse(-1);
        for (int i = 0; i <= most; i++) {
            if (!items.containsKey(i)) {
                throw ORIGIN.refuse(path + "[" + i + "] is missing, but there is " + path + "[" + most
                        + "]; allowed: numbers from 0 on without a gap");
            }
        }
    }

    private Key<?> known(String path, String name) {
        return keys.stream()
                .filter(key -> key.path().equals(prefix + name))
                .findFirst()
                .orElseThrow(() -> unknown(path, name));
    }

    private ConfigurationException unknown(String path, String name) {
        List<String> names = new ArrayList<>(keys.stream()
                .map(key -> shown + key.path().substring(prefix.length()))
                .toList());
        if (keys == Keys.ALL) {
            Schema.LISTS.forEach(list ->
                    names.add(list + "[0]." + Keys.ofRules(list).get(0).path().substring(list.length() + 1)));
        }
        return ORIGIN.refuse("unknown key " + Quoted.of(shown + path) + "; " + Suggestion.among(shown + name, names));
    }
}
