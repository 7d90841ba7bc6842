package io.lockgrid.internal.config;

import java.nio.file.Path;

/**
 * Where a value came from.
 *
 * @param words how messages begin, such as {@code lockgrid.yaml, line 9}
 * @param folder where a relative path in that value starts
 */
record Origin(String words, Path folder) {

    ConfigurationException refuse(String what) {
        return new ConfigurationException(words + ": " + what);
    }
}
