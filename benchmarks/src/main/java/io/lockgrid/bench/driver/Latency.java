package io.lockgrid.bench.driver;

import io.lockgrid.bench.Message;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** The latencies that a worker sends, in microseconds. */
final class Latency {

    private final Histogram histogram;

    private Latency(Histogram histogram) {
        this.histogram = histogram;
    }

    static Latency of(Message answer, String key) {
        byte[] bytes = Base64.getUrlDecoder().decode(answer.text(key));
        try {
            return new Latency(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
        } catch (DataFormatException e) {
            throw new IllegalStateException("a worker sent a histogram that cannot be read", e);
        }
    }

    double micros(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    double maxMicros() {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getMaxValue() / 1e3;
    }

    /** Median, two tails and the longest, under that prefix. */
    Row into(Row row, String prefix) {
        return row.with(prefix + " p50", micros(50))
                .with(prefix + " p99", micros(99))
                .with(prefix + " p99.9", micros(99.9))
                .with(prefix + " max", maxMicros());
    }
}
