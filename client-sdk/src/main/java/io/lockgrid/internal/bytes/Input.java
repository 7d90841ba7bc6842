package io.lockgrid.internal.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Output} wrote. Trusts nothing: what cannot be so is a {@link FormatException}. */
public final class Input {
    private final byte[] bytes;
    private final int end;
    private final @Nullable Labels labels;
    private final int version;
    private int position;

    /** Reads a message, whose first byte is its version. */
    public Input(byte[] bytes) {
        this(bytes, bytes.length, null);
    }

    private Input(byte[] bytes, int end, @Nullable Labels labels) {
        this.bytes = bytes;
        this.end = end;
        this.labels = labels;
        this.version = readByte();
    }

    /** The same of what was {@link Output#sealed()}. */
    public static Input sealed(byte[] bytes, Labels labels) {
        Input in = new Input(bytes, bytes.length - Integer.BYTES, labels);
        if (in.checksum() != in.storedChecksum()) {
            throw in.damaged("its checksum does not fit its " + bytes.length + " bytes");
        }
        return in;
    }

    /** The version in which it was written. */
    public int version() {
        return version;
    }

    /** Whether what came with this version is there. */
    boolean has(int since) {
        return since <= version;
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
        return new FormatException("damaged at byte " + position + ": " + why);
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

    int readSignedInt() {
        long value = readSigned();
        if (value != (int) value) {
            throw damaged(value + " is out of range");
        }
        return (int) value;
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
        String known = labels == null ? null : labels.find(bytes, position, count);
        String text = known == null ? decode(count) : known;
        if (labels != null && known == null) {
            text = labels.keep(bytes, position, count, text);
        }
        position += count;
        return text;
    }

    /** The equal object that was read lately, if there is one, else this. */
    <T> T known(T read) {
        return labels == null ? read : labels.known(read);
    }

    @Nullable
    public String readOptionalLabel() {
        return readBoolean() ? readLabel() : null;
    }

    public UUID readUuid() {
        return new UUID(readFixed(), readFixed());
    }

    /** A count and that many elements; refused before memory is taken if so many cannot be there. */
    public <T> List<T> readList(Form<T> form) {
        int count = readCount();
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(form.read(this));
        }
        return elements;
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
            throw new FormatException("damaged at byte " + position + ": a text is not UTF-8", malformed);
        }
    }
}
