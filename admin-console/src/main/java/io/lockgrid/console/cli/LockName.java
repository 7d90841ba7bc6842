package io.lockgrid.console.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A lock's name, refused before anything connects when no grid would take it. */
public record LockName(String value) {

    /** As the grid has it. */
    static final int MAX_LENGTH = 512;

    /** Stands where picocli has not put a name yet; it always does, as every command requires one. */
    public static final LockName UNSET = new LockName("?");

    /** Checks the length. */
    public LockName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the name of the lock is empty; allowed: 1 to 512 characters");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of the lock has " + value.length() + " characters; allowed: 1 to 512");
        }
    }

    /** For picocli. */
    public static final class Converter implements ITypeConverter<LockName> {
        /** Called by picocli. */
        public Converter() {}

        @Override
        public LockName convert(String text) {
            try {
                return new LockName(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
