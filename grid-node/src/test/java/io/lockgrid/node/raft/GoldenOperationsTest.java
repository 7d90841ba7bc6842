package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.nio.BufferObjectDataInput;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.internal.util.UUIDSerializationUtil;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.raft.stock.AnnounceOp;
import io.lockgrid.node.raft.stock.StockSerialization;
import io.lockgrid.node.raft.stock.StockTicket;
import io.lockgrid.node.table.bytes.Formats;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members write around the bytes that have a version: the same fields for the same number, for ever. */
class GoldenOperationsTest {
    private static final UUID ID = new UUID(1, -2);
    private static final byte[] PAYLOAD = {1, 2, 3};

    private final InternalSerializationService serialization = new DefaultSerializationServiceBuilder().build();
    private final BufferObjectDataOutput out = serialization.createObjectDataOutput();

    @AfterEach
    void close() {
        serialization.dispose();
    }

    private BufferObjectDataInput in() {
        return serialization.createObjectDataInput(out.toByteArray());
    }

    private void assertRead(IdentifiedDataSerializable message) throws IOException {
        BufferObjectDataInput in = in();
        message.readData(in);
        BufferObjectDataOutput again = serialization.createObjectDataOutput();
        message.writeData(again);
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    }

    @Test
    void anEntryIsBytesAlone() throws IOException {
        out.writeByteArray(PAYLOAD);
        assertRead(new EntryOp());
    }

    @Test
    void anAnnouncementIsAHandleANameAndWhatATableBeginsWith() throws IOException {
        out.writeString("handle");
        out.writeString("näme");
        out.writeLong(1_750_000_000_000L);
        out.writeLong(4711);
        assertRead(new AnnounceOp());
    }

    @Test
    void aForwardedMessageIsACallItsKindAGroupAndBytes() throws IOException {
        out.writeLong(7);
        out.writeBoolean(true);
        out.writeString("default");
        out.writeByteArray(PAYLOAD);
        ForwardOp message = new ForwardOp();
        message.readInternal(in());
        BufferObjectDataOutput again = serialization.createObjectDataOutput();
        message.writeInternal(again);
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    }

    @Test
    void theAnswerToAForwardedMessageIsItsCallALeaderTroubleAndBytes() throws IOException {
        out.writeLong(7);
        UUIDSerializationUtil.writeUUID(out, ID);
        out.writeString("trouble");
        out.writeByteArray(PAYLOAD);
        ForwardReplyOp message = new ForwardReplyOp();
        message.readInternal(in());
        BufferObjectDataOutput again = serialization.createObjectDataOutput();
        message.writeInternal(again);
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    }

    @Test
    void noticesAreANodeAnIdentityAndBytes() throws IOException {
        UUIDSerializationUtil.writeUUID(out, ID);
        out.writeString("billing");
        out.writeByteArray(PAYLOAD);
        NoticeOp message = new NoticeOp();
        message.readInternal(in());
        BufferObjectDataOutput again = serialization.createObjectDataOutput();
        message.writeInternal(again);
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    }

    @Test
    void everyMessageKeepsItsNumber() {
        assertNumbers(
                746_101,
                new GridSerialization(),
                "EntryOp",
                "TableSnapshot",
                "ForwardOp",
                "ForwardReplyOp",
                "NoticeOp");
        assertNumbers(746_103, new StockSerialization(), "AnnounceOp", "WhoseOp");
    }

    private static void assertNumbers(int id, DataSerializableFactory factory, String... names) {
        for (int i = 0; i < names.length; i++) {
            IdentifiedDataSerializable message = factory.create(i + 1);
            assertThat(message.getClass().getSimpleName()).isEqualTo(names[i]);
            assertThat(message.getFactoryId()).isEqualTo(id);
            assertThat(message.getClassId()).isEqualTo(i + 1);
        }
        assertThatThrownBy(() -> factory.create(names.length + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTicketHasTheSameFieldsForEver() {
        StockTicket ticket = new StockTicket(
                "näme",
                "handle",
                new Home(SessionKind.STOCK, "app", "host:1", ID),
                3,
                new LockTerms(Demand.MUTEX, 500, 5_000, 10_000),
                new SessionTerms(100_000, 7, 2));
        String text = "näme\0" + "AQAGaGFuZGxlAgNhcHAGaG9zdDoxAQAAAAAAAAD+/////////wAGAAIC6AeQTqCcAcCaDA4E";

        assertThat(ticket.encode(Formats.NEWEST)).isEqualTo(text);
        assertThat(StockTicket.parse(text)).isEqualTo(ticket);
        assertThat(StockTicket.parse("näme").name()).isEqualTo("näme");
    }

    @Test
    void aTicketOfAnotherVersionIsRefusedByName() {
        assertThatThrownBy(() -> StockTicket.parse("x\0" + "Ag"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("nothing was done");
    }
}
