package io.lockgrid.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the primitives of the wire format into a growing buffer. Not thread-safe. */
public final class WireWriter {
    private byte[] bytes;
    private int size;

    public WireWriter(int expectedSize) {
        bytes = new byte[expectedSize];
    }

    public void u8(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, least significant first; small numbers of either sign stay small. */
    public void number(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    public void flag(boolean value) {
        u8(value ? 1 : 0);
    }

    public void uuid(UUID value) {
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    public void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    public void optional(@Nullable String value) {
        flag(value != null);
        if (value != null) {
            string(value);
        }
    }

    public byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    private void fixed(long value) {
        ensure(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
