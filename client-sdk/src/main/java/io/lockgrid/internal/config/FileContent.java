package io.lockgrid.internal.config;

import java.util.List;
import java.util.Map;

/**
 * What a file says.
 *
 * @param values by the path of their key
 * @param rules those of each list, in order
 */
record FileContent(Map<String, Raw> values, Map<String, List<Section>> rules) {

    /** There is no file. */
    static final FileContent NONE = new FileContent(Map.of(), Map.of());

    FileContent {
        rules = Map.copyOf(rules);
    }
}
