package io.lockgrid.internal.listen;

/** What others hang on an instance, such as meters in a registry. Called by one thread at a time. */
public interface Attachment {
    /** The instance is closed: takes away what only an open one can tell. */
    void closed();

    /** Nobody wants it any more: takes all of it away. */
    void detach();
}
