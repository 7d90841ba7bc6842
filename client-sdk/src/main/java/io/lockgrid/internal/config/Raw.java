package io.lockgrid.internal.config;

import java.util.List;

/** A value as it was written, before its key has read it. */
sealed interface Raw {

    Origin origin();

    /** One piece of text: any scalar of YAML, a variable, a property. */
    record Text(String text, Origin origin) implements Raw {}

    /** A list as YAML has it; each item knows its own line. */
    record Items(List<Text> items, Origin origin) implements Raw {
        public Items {
            items = List.copyOf(items);
        }
    }
}
