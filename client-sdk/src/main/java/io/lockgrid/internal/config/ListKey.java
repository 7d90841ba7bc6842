package io.lockgrid.internal.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A key with a list of texts: a list in the file, comma separated elsewhere. Immutable and thread-safe. */
public final class ListKey extends Key<List<String>> {

    private final Function<String, Optional<String>> item;
    private final String words;
    private final int most;
    private final Predicate<String> alone;

    /**
     * The key at this path.
     *
     * @param item answers the normalised item, or empty when it is not allowed
     * @param words what is allowed, in words
     * @param most how many items there may be
     * @param alone items that stand for the whole list
     */
    ListKey(String path, Function<String, Optional<String>> item, String words, int most, Predicate<String> alone) {
        super(path);
        this.item = item;
        this.words = words;
        this.most = most;
        this.alone = alone;
    }

    @Override
    public List<String> check(List<String> value) {
        List<String> items = new ArrayList<>();
        for (String text : value) {
            items.add(item.apply(text).orElseThrow(() -> new ConfigurationException(refusal(text, words), this)));
        }
        problem(items).ifPresent(problem -> {
            throw new ConfigurationException(problem, this);
        });
        return List.copyOf(items);
    }

    @Override
    List<String> read(Raw raw) {
        List<String> items = new ArrayList<>();
        for (Raw.Text text : split(raw)) {
            items.add(item.apply(text.text()).orElseThrow(() -> text.origin().refuse(refusal(text.text(), words))));
        }
        problem(items).ifPresent(problem -> {
            throw raw.origin().refuse(problem);
        });
        return List.copyOf(items);
    }

    @Override
    String allowed() {
        return "a list of 1 to " + most + " of: " + words;
    }

    private Optional<String> problem(List<String> items) {
        if (items.isEmpty() || items.size() > most) {
            return Optional.of(path() + " has " + items.size() + " items; allowed: " + allowed());
        }
        if (items.size() > 1 && items.stream().anyMatch(alone)) {
            return Optional.of(refusal(String.join(",", items), words));
        }
        Set<String> seen = new HashSet<>();
        for (String text : items) {
            if (!seen.add(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(path() + " has " + Quoted.of(text) + " twice; allowed: each once");
            }
        }
        return Optional.empty();
    }

    private static List<Raw.Text> split(Raw raw) {
        if (raw instanceof Raw.Items list) {
            return list.items();
        }
        Raw.Text text = (Raw.Text) raw;
        List<Raw.Text> items = new ArrayList<>();
        if (!text.text().isBlank()) {
            for (String part : text.text().split(",", -1)) {
                items.add(new Raw.Text(part.strip(), text.origin()));
            }
        }
        return items;
    }
}
