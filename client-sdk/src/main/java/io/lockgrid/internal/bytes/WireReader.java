package io.lockgrid.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WireWriter} wrote; anything else is a {@link WireException}. Not thread-safe. */
public final class WireReader {
    private final byte[] bytes;
    private int at;

    public WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int u8() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new WireException("a number of more than 64 bits");
    }

    public boolean flag() {
        return u8() != 0;
    }

    public UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    public String string() {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new WireException("a text of " + length + " bytes where " + (bytes.length - at) + " are left");
        }
        String value = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
        at += (int) length;
        return value;
    }

    public @Nullable String optional() {
        return flag() ? string() : null;
    }

    /** A count and that many elements; refused before anything is allocated if so many cannot be there. */
    public <T> List<T> list(Supplier<T> element) {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new WireException(
                    "a list of " + count + " elements where " + (bytes.length - at) + " bytes are left");
        }
        List<T> elements = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            elements.add(element.get());
        }
        return elements;
    }

    public int intNumber() {
        long value = number();
        if (value != (int) value) {
            throw new WireException(value + " where a number of 32 bits belongs");
        }
        return (int) value;
    }

    /** Says that nothing may follow. */
    public void end() {
        if (at != bytes.length) {
            throw new WireException((bytes.length - at) + " bytes too many");
        }
    }

    private long fixed() {
        need(Long.BYTES);
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | (bytes[at++] & 0xFF);
        }
        return value;
    }

    private void need(int count) {
        if (bytes.length - at < count) {
            throw new WireException("the message ends too early");
        }
    }
}
