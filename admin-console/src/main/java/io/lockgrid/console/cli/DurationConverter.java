package io.lockgrid.console.cli;

import io.lockgrid.internal.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, in the forms that {@code lockgrid.yaml} knows; none is negative. */
public final class DurationConverter implements ITypeConverter<Duration> {

    /** Called by picocli. */
    public DurationConverter() {}

    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .filter(duration -> !duration.isNegative())
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is not allowed; allowed: " + Durations.WORDS));
    }
}
