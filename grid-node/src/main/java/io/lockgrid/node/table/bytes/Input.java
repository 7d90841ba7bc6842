package io.lockgrid.node.table.bytes;

import io.lockgrid.node.table.words.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Output} wrote. Trusts nothing: what cannot be so is a {@link FormatException}. */
public final class Input {
    private final byte[] bytes;
    private final int end;
    private final Labels labels;
    private int position;

    /** Checks version and checksum. */
    public Input(String what, byte[] bytes, Labels labels) {
        this.bytes = bytes;
        this.labels = labels;
        end = bytes.length - Integer.BYTES;
        if (bytes.length == 0) {
            throw new FormatException("No bytes where " + what + " should be");
        }
        int found = bytes[position++];
        if (!Formats.isKnown(found)) {
            throw new FormatException(what + " of format version " + found + ", but this release reads only version "
                    + Formats.OLDEST + (Formats.OLDEST == Formats.NEWEST ? "" : " to " + Formats.NEWEST)
                    + ": bring all members to the same release");
        }
        if (end < position || checksum() != storedChecksum()) {
            throw damaged("its checksum does not fit its " + bytes.length + " bytes");
        }
    }

    private int checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return (int) checksum.getValue();
    }

    private int storedChecksum() {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value |= (bytes[end + i] & 0xFF) << (Byte.SIZE * i);
        }
        return value;
    }

    public FormatException damaged(String why) {
        return new FormatException("Damaged at byte " + position + ": " + why);
    }

    /** To be called last. */
    public void expectEnd() {
        if (position != end) {
            throw damaged((end - position) + " bytes too many");
        }
    }

    public int readByte() {
        if (position >= end) {
            throw damaged("it ends too early");
        }
        return bytes[position++];
    }

    public boolean readBoolean() {
        int value = readByte();
        if (value >>> 1 != 0) {
            throw damaged(value + " is neither yes nor no");
        }
        return value == 1;
    }

    public <T> T readEnum(T[] constants) {
        int ordinal = readByte();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw damaged("there is no constant " + ordinal);
        }
        return constants[ordinal];
    }

    public long readFixed() {
        if (end - position < Long.BYTES) {
            throw damaged("it ends too early");
        }
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (bytes[position++] & 0xFFL) << (Byte.SIZE * i);
        }
        return value;
    }

    public long readVar() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number is too long");
    }

    public long readSigned() {
        long value = readVar();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number that is not negative. */
    public int readInt() {
        long value = readVar();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged(value + " is out of range");
        }
        return (int) value;
    }

    /** A number of elements, each of one byte or more: bounded by what is left, so safe to allocate. */
    public int readCount() {
        int count = readInt();
        if (count > end - position) {
            throw damaged(count + " elements cannot be in " + (end - position) + " bytes");
        }
        return count;
    }

    public String readText() {
        int count = readCount();
        String text = decode(count);
        position += count;
        return text;
    }

    /** A text that is likely to come again: equal ones are one object. */
    public String readLabel() {
        int count = readCount();
        String known = labels.find(bytes, position, count);
        String text = known == null ? labels.keep(bytes, position, count, decode(count)) : known;
        position += count;
        return text;
    }

    @Nullable
    public String readOptionalLabel() {
        return readBoolean() ? readLabel() : null;
    }

    public SessionId readSessionId() {
        return new SessionId(readFixed(), readFixed());
    }

    private String decode(int count) {
        int all = 0;
        for (int i = 0; i < count; i++) {
            all |= bytes[position + i];
        }
        if (all >= 0) {
            return new String(bytes, position, count, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position, count))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new FormatException("Damaged at byte " + position + ": a text is not UTF-8", malformed);
        }
    }
}
