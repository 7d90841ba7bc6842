package io.lockgrid.internal.config;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Where a value came from.
 *
 * @param words how messages begin, such as {@code lockgrid.yaml, line 9}
 * @param beside finds the file that a path in that value means
 */
record Origin(String words, UnaryOperator<Path> beside) {

    ConfigurationException refuse(String what) {
        return new ConfigurationException(words + ": " + what);
    }
}
