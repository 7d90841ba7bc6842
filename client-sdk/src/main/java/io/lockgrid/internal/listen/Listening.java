package io.lockgrid.internal.listen;

/** That somebody listens, until it is closed. Thread-safe. */
public interface Listening extends AutoCloseable {
    @Override
    void close();
}
