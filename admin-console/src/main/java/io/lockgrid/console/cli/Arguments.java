package io.lockgrid.console.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments of this process as they were typed. They are UTF-8, whatever the terminal's character set: Java decodes
 * them by the locale, and under the one of a cron job {@code caf\u00e9} and {@code caf\u00e8} would be the same lock. Stateless.
 */
final class Arguments {

    /** Where Linux has the bytes. */
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    /** What Java puts in the place of bytes that are no character. */
    private static final char NOT_DECODED = '\uFFFD';

    private Arguments() {}

    /**
     * The arguments of {@code main}, exactly.
     *
     * @throws IllegalArgumentException if one is not UTF-8, or cannot be told
     */
    static String[] exact(String[] decoded) {
        if (List.of(decoded).stream().allMatch(Arguments::isAscii)) {
            return decoded;
        }
        return exact(List.of(decoded), charset(), commandLine()).toArray(String[]::new);
    }

    /** The same, with the character set that Java decoded by and all that the system knows; empty where it tells nothing. */
    static List<String> exact(List<String> decoded, Charset charset, byte[] commandLine) {
        List<byte[]> bytes = last(decoded.size(), commandLine);
        boolean same = bytes.size() == decoded.size();
        for (int i = 0; same && i < decoded.size(); i++) {
            same = new String(bytes.get(i), charset).equals(decoded.get(i));
        }
        List<String> exact = new ArrayList<>();
        for (int i = 0; i < decoded.size(); i++) {
            exact.add(same ? utf8(i, bytes.get(i)) : trusted(i, decoded.get(i), charset));
        }
        return exact;
    }

    private static String utf8(int index, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "argument " + (index + 1) + ", " + escaped(bytes)
                            + ", is not UTF-8, which arguments have to be whatever the locale is",
                    e);
        }
    }

    private static String trusted(int index, String decoded, Charset charset) {
        if (isAscii(decoded) || charset.equals(StandardCharsets.UTF_8) && decoded.indexOf(NOT_DECODED) < 0) {
            return decoded;
        }
        throw new IllegalArgumentException("argument " + (index + 1) + ", " + decoded
                + ", may be another than the one that was typed, as Java read it as " + charset
                + "; run this in a UTF-8 locale, such as LC_ALL=C.UTF-8");
    }

    private static List<byte[]> last(int count, byte[] commandLine) {
        List<byte[]> all = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                all.add(Arrays.copyOfRange(commandLine, start, i));
                start = i + 1;
            }
        }
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** By which Java decodes arguments, whatever {@code file.encoding} is. */
    private static Charset charset() {
        String name = System.getProperty("sun.jnu.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    private static byte[] commandLine() {
        try {
            return Files.readAllBytes(COMMAND_LINE);
        } catch (IOException e) {
            return new byte[0]; // not Linux: what Java decoded is taken or refused
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(each < 0 ? String.format("\\x%02X", each) : Character.toString(each));
        }
        return text.toString();
    }
}
