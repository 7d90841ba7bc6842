package io.lockgrid.examples.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store refuses who is late. */
class ObjectStoreTest {
    private ObjectStore store;
    private StoreClient object;

    @BeforeEach
    void start() throws IOException {
        store = new ObjectStore();
        object = new StoreClient(store.url() + "/reports/today");
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void whatIsNotThereIsEmpty() throws Exception {
        assertThat(object.read()).isEmpty();
    }

    @Test
    void oneHolderMayWriteMoreThanOnce() throws Exception {
        object.write(7, "first");
        object.write(7, "second");

        assertThat(object.read()).isEqualTo("second");
    }

    @Test
    void aLowerFenceIsRefusedAndChangesNothing() throws Exception {
        object.write(7, "newer");

        assertThatIOException().isThrownBy(() -> object.write(6, "older")).withMessageContaining("412", "fence 7");
        assertThat(object.read()).isEqualTo("newer");
    }

    @Test
    void whatWasReadUnderAFenceNoEarlierHolderChanges() throws Exception {
        object.write(6, "older");
        object.readAndClose(7);

        assertThatIOException().isThrownBy(() -> object.write(6, "late")).withMessageContaining("412");
        assertThat(object.read()).isEqualTo("older");
    }

    @Test
    void aReadWithoutAFenceClosesNothing() throws Exception {
        object.read();
        object.write(1, "first");

        assertThat(object.read()).isEqualTo("first");
    }

    @Test
    void withoutAFenceNothingIsStored() {
        assertThatIOException().isThrownBy(() -> object.write(0, "who?")).withMessageContaining("428");
    }

    @Test
    void objectsAreFencedEachForItself() throws Exception {
        object.write(7, "of today");
        StoreClient other = new StoreClient(store.url() + "/reports/tomorrow");
        other.write(6, "of tomorrow");

        assertThat(other.read()).isEqualTo("of tomorrow");
    }
}
