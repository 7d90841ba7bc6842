package io.lockgrid.internal.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a kind of value is written.
 *
 * @param reader empty when the text is not of this form
 * @param writer the text that messages show for a value
 * @param words the form in words
 */
record Form<T>(Function<String, Optional<T>> reader, Function<T, String> writer, String words) {}
