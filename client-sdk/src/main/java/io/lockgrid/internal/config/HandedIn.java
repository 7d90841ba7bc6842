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

    private static final String RULES = "locks";
    private static final Pattern ITEM = Pattern.compile("(.+)\\[([0-9]{1,5})](?:\\.(.+))?");

    private final Map<String, Raw> values = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Raw.Text>> lists = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Raw>> rules = new TreeMap<>();

    private HandedIn() {}

    static FileContent read(Map<String, String> keys) {
        HandedIn given = new HandedIn();
        new TreeMap<>(keys).forEach((path, value) -> given.take(path, new Raw.Text(value, ORIGIN)));
        given.lists.forEach(given::join);
        given.complete(RULES, given.rules);
        List<Section> rules = given.rules.values().stream()
                .map(rule -> new Section(rule, ORIGIN))
                .toList();
        return new FileContent(given.values, rules);
    }

    static Origin origin() {
        return ORIGIN;
    }

    private void take(String path, Raw.Text value) {
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            values.put(known(path, path, Keys.ALL).path(), value);
            return;
        }
        int index = Integer.parseInt(item.group(2));
        String list = item.group(1);
        String rest = item.group(3);
        if (list.equals(RULES) && rest != null) {
            Key<?> key = known(path, RULES + "." + rest, Keys.RULE);
            rules.computeIfAbsent(index, any -> new LinkedHashMap<>()).put(key.path(), value);
        } else if (rest == null && known(path, list, Keys.ALL) instanceof ListKey key) {
            lists.computeIfAbsent(key.path(), any -> new TreeMap<>()).put(index, value);
        } else {
            throw unknown(path, path, Keys.ALL);
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
    private void complete(String path, Map<Integer, ?> items) {
        int most = items.keySet().stream().max(Comparator.naturalOrder()).orElse(-1);
        for (int i = 0; i <= most; i++) {
            if (!items.containsKey(i)) {
                throw ORIGIN.refuse(path + "[" + i + "] is missing, but there is " + path + "[" + most
                        + "]; allowed: numbers from 0 on without a gap");
            }
        }
    }

    private static Key<?> known(String shown, String path, List<Key<?>> keys) {
        return keys.stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow(() -> unknown(shown, path, keys));
    }

    private static ConfigurationException unknown(String shown, String path, List<Key<?>> keys) {
        List<String> names = new ArrayList<>(keys.stream().map(Key::path).toList());
        if (keys == Keys.ALL) {
            names.add(RULES + "[0].name");
        }
        return ORIGIN.refuse("unknown key " + Quoted.of(shown) + "; " + Suggestion.among(path, names));
    }
}
