package io.lockgrid.internal.config;

import java.util.List;
import java.util.Map;

/**
 * What a file says.
 *
 * @param values by the path of their key
 * @param rules those under {@code locks}, in order
 */
record FileContent(Map<String, Raw> values, List<Section> rules) {

    /** There is no file. */
    static final FileContent NONE = new FileContent(Map.of(), List.of());

    FileContent {
        rules = List.copyOf(rules);
    }
}
