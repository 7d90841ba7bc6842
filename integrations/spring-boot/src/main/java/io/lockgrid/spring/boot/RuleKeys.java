package io.lockgrid.spring.boot;

import io.lockgrid.internal.config.Key;
import io.lockgrid.internal.config.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;

/**
 * The rules under {@code locks} and {@code access}. Each list comes whole from the strongest source that has it, as Boot
 * does it with lists: rules of two files are never mixed. Stateless.
 */
final class RuleKeys {
    static final Map<String, List<Key<?>>> LISTS = Map.of("locks", Keys.RULE, "access", Keys.ACCESS);

    private static final Bindable<List<Map<String, String>>> RULES = Bindable.of(ResolvableType.forClassWithGenerics(
            List.class, ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

    private RuleKeys() {}

    static void read(Binder binder, Map<String, String> keys) {
        LISTS.forEach((list, known) -> binder.bind(EnvironmentKeys.ROOT + "." + list, RULES)
                .ifBound(rules -> {
                    for (int i = 0; i < rules.size(); i++) {
                        put(list + "[" + i + "].", list, known, rules.get(i), keys);
                    }
                }));
    }

    private static void put(
            String place, String list, List<Key<?>> known, Map<String, String> rule, Map<String, String> keys) {
        Map<String, Map<Integer, String>> items = new TreeMap<>();
        rule.forEach((written, value) -> {
            int dot = written.lastIndexOf('.'); // Boot writes who[0] as who.0
            boolean item = dot > 0 && written.substring(dot + 1).matches("[0-9]+");
            String name = own(list, known, item ? written.substring(0, dot) : written);
            if (item) {
                items.computeIfAbsent(name, any -> new TreeMap<>())
                        .put(Integer.parseInt(written.substring(dot + 1)), value);
            } else {
                keys.put(place + name, value);
            }
        });
        items.forEach((name, each) -> EnvironmentKeys.putItems(place + name, new ArrayList<>(each.values()), keys));
    }

    /** As LockGrid writes it, where it is known: {@code maxHold} and {@code max_hold} are {@code max-hold}. */
    private static String own(String list, List<Key<?>> known, String written) {
        return known.stream()
                .map(key -> key.path().substring(list.length() + 1))
                .filter(name -> uniform(name).equals(uniform(written)))
                .findFirst()
                .orElse(written);
    }

    private static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
