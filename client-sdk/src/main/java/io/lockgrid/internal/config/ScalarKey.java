package io.lockgrid.internal.config;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A key with a single value. Immutable and thread-safe.
 *
 * @param <T> what its value is once read
 */
public final class ScalarKey<T> extends Key<T> {

    private final Form<T> form;
    private final Predicate<T> valid;
    private final String range;

    ScalarKey(String path, Form<T> form, Predicate<T> valid, String range) {
        super(path);
        this.form = form;
        this.valid = valid;
        this.range = range;
    }

    @Override
    public T check(T value) {
        if (!valid.test(value)) {
            throw new ConfigurationException(refusal(form.writer().apply(value), range), this);
        }
        return value;
    }

    /** The value as messages show it, such as {@code 15s}. */
    public String show(T value) {
        return form.writer().apply(value);
    }

    /** Whether its values are files, which a relative one is looked for beside the file that says so. */
    public boolean isFile() {
        return form.reader().apply("file").filter(Path.class::isInstance).isPresent();
    }

    @Override
    T read(Raw raw) {
        if (!(raw instanceof Raw.Text text)) {
            throw raw.origin().refuse(path() + " is a list; allowed: " + allowed());
        }
        T value = form.reader()
                .apply(text.text())
                .orElseThrow(() -> text.origin().refuse(refusal(text.text(), form.words())));
        if (!valid.test(value)) {
            throw text.origin().refuse(refusal(text.text(), range));
        }
        return value;
    }

    @Override
    String allowed() {
        return form.words().equals(range) ? range : form.words() + "; " + range;
    }
}
