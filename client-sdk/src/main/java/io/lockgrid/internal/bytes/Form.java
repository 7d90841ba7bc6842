package io.lockgrid.internal.bytes;

/**
 * How the values of a type are bytes. Immutable; safe for use by many threads.
 *
 * @param <T> the type
 */
public interface Form<T> {
    void write(Output out, T value);

    /**
     * Reads what was written.
     *
     * @throws FormatException if the bytes are none of such a value
     */
    T read(Input in);

    /**
     * The form of a record, or of a sealed interface of records, as its declaration says: the components in
     * their order, each by its type; before them the {@link Tag} of the record, where there are several; a flag before what
     * {@link MayBeNull}. So whoever adds a component says so once, with {@link Since}.
     *
     * <p>What is kept in a log or snapshot is read by later releases: components are added, never taken away, and no check
     * of a record gets stricter.
     *
     * <p>Components are numbers, flags, texts, enums, ids, points and spans of time (in milliseconds), such records, and
     * lists, sets and maps of them.
     *
     * @throws IllegalArgumentException if there is no such form
     */
    static <T> Form<T> of(Class<T> type) {
        return new Forms().of(type);
    }

    /** The same of what is {@link Recurring}. */
    static <T> Form<T> recurring(Class<T> type) {
        return Forms.recurring(of(type));
    }
}
