package io.lockgrid.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.examples.orders.Story.Ending;
import io.lockgrid.examples.stage.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of {@code ./run}, in processes of their own. */
@Tag("thorough")
class StoryTest {

    @Test
    void theLateHolderIsRefusedAndNothingIsLost() throws Exception {
        Ending ending = Story.tell(true);

        assertThat(ending.late()).isEqualTo(409);
        assertThat(ending.parcels()).isEqualTo(2);
        assertThat(ending.shipments()).extracting(Shipment::instance).containsExactly("two", "three");
        assertThat(ending.shipments()).extracting(Shipment::parcel).containsExactly(1, 2);
        assertThat(ending.shipments()).extracting(Shipment::fence).isSorted();
    }

    @Test
    void withoutTheFenceTheLateHoldersWriteIsTakenAndAParcelIsLost() throws Exception {
        Ending ending = Story.tell(false);

        assertThat(ending.late()).isEqualTo(500);
        assertThat(ending.parcels()).isEqualTo(2);
        assertThat(ending.shipments()).extracting(Shipment::instance).containsExactly("two", "one", "three");
        assertThat(ending.shipments()).extracting(Shipment::parcel).containsExactly(1, 1, 2);
        assertThat(ending.shipments().get(1).fence())
                .isLessThan(ending.shipments().get(0).fence());
    }

    @Test
    void theCommandEndsWithZeroWhereNothingIsLost() throws Exception {
        try (Program run = Program.start("run", Map.of(), List.of("./run"))) {
            run.await("  one        answers 409: late, and nothing was written");
            run.await("Order 42 says that 2 parcels were shipped; so it was.");

            assertThat(run.awaitEnd()).isZero();
        }
    }
}
