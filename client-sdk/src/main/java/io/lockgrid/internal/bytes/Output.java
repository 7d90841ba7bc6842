package io.lockgrid.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A growing buffer that numbers and texts are written to, in one version of what is written. Not thread-safe. */
public final class Output {
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int length;
    private int version;

    public Output(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets what was written, and begins with the version of what follows. */
    public Output begin(int inVersion) {
        length = 0;
        version = inVersion;
        writeByte(inVersion);
        return this;
    }

    /** Whether what came with this version is written. */
    boolean has(int since) {
        return since <= version;
    }

    public int capacity() {
        return bytes.length;
    }

    /** What was written. */
    public byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** What was written, and a checksum over it. */
    public byte[] sealed() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        byte[] sealed = Arrays.copyOf(bytes, length + Integer.BYTES);
        int value = (int) checksum.getValue();
        for (int i = 0; i < Integer.BYTES; i++) {
            sealed[length + i] = (byte) (value >>> (Byte.SIZE * i));
        }
        return sealed;
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    public void writeEnum(Enum<?> value) {
        writeByte(value.ordinal());
    }

    /** Eight bytes: for values that use all their bits. */
    public void writeFixed(long value) {
        reserve(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[length++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    /** Fewer bytes for smaller numbers; negative ones take ten. */
    public void writeVar(long value) {
        reserve(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Fewer bytes for numbers nearer to zero. */
    public void writeSigned(long value) {
        writeVar((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    public void writeText(String text) {
        int chars = text.length();
        if (isAscii(text)) {
            writeVar(chars);
            reserve(chars);
            for (int i = 0; i < chars; i++) {
                bytes[length++] = (byte) text.charAt(i);
            }
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeVar(encoded.length);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    public void writeOptionalText(@Nullable String text) {
        writeBoolean(text != null);
        if (text != null) {
            writeText(text);
        }
    }

    public void writeUuid(UUID id) {
        writeFixed(id.getMostSignificantBits());
        writeFixed(id.getLeastSignificantBits());
    }

    public <T> void writeList(List<? extends T> elements, Form<T> form) {
        writeVar(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            form.write(this, elements.get(i));
        }
    }

    private static boolean isAscii(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all < 0x80;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length + (bytes.length >> 1)));
        }
    }
}
