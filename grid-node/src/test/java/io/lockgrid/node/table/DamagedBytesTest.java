package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class DamagedBytesTest {
    private static final Consumer<byte[]> ENTRY = bytes -> new EntryCodec().decode(bytes);
    private static final Consumer<byte[]> SNAPSHOT = SnapshotCodec::decode;

    @Test
    void anUnknownVersionIsRefusedByItsNumber() {
        byte[] entry = new EntryCodec().encode(new Entry(0, 0, 1_000, List.of(), List.of()), 1);
        entry[0] = 2;
        byte[] snapshot = SnapshotCodec.encode(new LockTable(), 1);
        snapshot[0] = 77;

        assertThatThrownBy(() -> ENTRY.accept(entry))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> SNAPSHOT.accept(snapshot))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("version 77");
    }

    @Test
    void noBytesAreRefused() {
        assertRefused(ENTRY, new byte[0]);
        assertRefused(SNAPSHOT, new byte[0]);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void truncatedBytesAreRefused(@ForAll long seed) {
        byte[] entry = someEntry(seed);
        byte[] snapshot = someSnapshot(seed);

        for (int length = 0; length < entry.length; length++) {
            assertRefused(ENTRY, Arrays.copyOf(entry, length));
        }
        for (int length = 0; length < snapshot.length; length++) {
            assertRefused(SNAPSHOT, Arrays.copyOf(snapshot, length));
        }
        assertRefused(ENTRY, Arrays.copyOf(entry, entry.length + 1));
        assertRefused(SNAPSHOT, Arrays.copyOf(snapshot, snapshot.length + 1));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void aFlippedBitIsNoticed(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            assertRefused(ENTRY, flipped(someEntry(seed), random));
            assertRefused(SNAPSHOT, flipped(someSnapshot(seed), random));
        }
    }

    /** Behind a right checksum, the fields themselves are checked: at worst they are other values. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void nothingWorseThanARefusalComesOfForgedBytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] entry = someEntry(seed);
        byte[] snapshot = someSnapshot(seed);
        for (int i = 0; i < 200; i++) {
            decodeOrRefuse(ENTRY, forged(entry, random));
            decodeOrRefuse(SNAPSHOT, forged(snapshot, random));
        }
    }

    /** Says that there are two billion of something, and gives none. */
    @Test
    void aHugeCountIsRefusedBeforeMemoryIsTaken() {
        Output entry = new Output(64).begin(1);
        entry.writeSigned(Grid.START);
        entry.writeSigned(1);
        entry.writeSigned(1_000);
        entry.writeVar(Integer.MAX_VALUE);
        Output snapshot = new Output(64).begin(1);
        snapshot.writeBoolean(true);
        snapshot.writeFixed(1);
        snapshot.writeFixed(1);
        for (int i = 0; i < 4; i++) {
            snapshot.writeVar(5);
        }
        snapshot.writeSigned(5);
        snapshot.writeVar(Integer.MAX_VALUE);

        assertThatThrownBy(() -> ENTRY.accept(entry.sealed())).hasMessageContaining("elements cannot be in");
        assertThatThrownBy(() -> SNAPSHOT.accept(snapshot.sealed())).hasMessageContaining("elements cannot be in");
    }

    @Test
    void anEntryThatKeepsLessThanNothingOfTheAuditTrailIsRefused() {
        Output entry = new Output(64).begin(1);
        entry.writeSigned(Grid.START);
        entry.writeSigned(1);
        entry.writeSigned(-1);
        entry.writeVar(0);
        entry.writeVar(0);

        assertThatThrownBy(() -> ENTRY.accept(entry.sealed())).hasMessageContaining("auditLimit must be at least 0");
    }

    @Test
    void requestsThatCannotBeAreRefusedWhereTheyAreMade() {
        assertThatThrownBy(() -> new Request.KeepAlive(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Request.KeepAlive(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ask.lock("a").waiting(-2).as(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ask.lock("a").maxHold(-1).as(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxHoldMillis");
        assertThatThrownBy(() -> new Request.Withdraw(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Consumer<byte[]> codec, byte[] bytes) {
        assertThatThrownBy(() -> codec.accept(bytes)).isInstanceOf(FormatException.class);
    }

    private static void decodeOrRefuse(Consumer<byte[]> codec, byte[] bytes) {
        try {
            codec.accept(bytes);
        } catch (FormatException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        return damaged;
    }

    private static byte[] forged(byte[] bytes, Random random) {
        byte[] content = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
        for (int i = random.nextInt(4); i >= 0; i--) {
            content[1 + random.nextInt(content.length - 1)] = (byte) random.nextInt();
        }
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        byte[] sealed = Arrays.copyOf(content, bytes.length);
        for (int i = 0; i < Integer.BYTES; i++) {
            sealed[content.length + i] = (byte) (checksum.getValue() >>> (Byte.SIZE * i));
        }
        return sealed;
    }

    private static byte[] someEntry(long seed) {
        return history(seed, new LockTable());
    }

    private static byte[] someSnapshot(long seed) {
        LockTable table = new LockTable();
        history(seed, table);
        return SnapshotCodec.encode(table, 1);
    }

    /** Applies some entries and returns the longest of them. */
    private static byte[] history(long seed, LockTable table) {
        Traffic traffic = new Traffic(seed);
        Model model = new Model();
        RecordingEffects effects = new RecordingEffects();
        byte[] longest = {};
        for (int i = 0; i < 30; i++) {
            Entry entry = traffic.next(model, table, new ArrayList<>(effects.running.keySet()));
            model.apply(entry, new RecordingEffects());
            table.apply(entry, effects);
            byte[] bytes = new EntryCodec().encode(entry, 1);
            longest = bytes.length > longest.length ? bytes : longest;
        }
        return longest;
    }
}
