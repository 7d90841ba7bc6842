package io.lockgrid.bench.worker;

import io.lockgrid.bench.Message;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies of acquires and of whole pairs since the last lap, in nanoseconds. Thread-safe. */
final class Latencies {

    private static final long HIGHEST = 600_000_000_000L;

    private final Recorder acquires = new Recorder(1_000, HIGHEST, 3);
    private final Recorder pairs = new Recorder(1_000, HIGHEST, 3);
    private long lapStart = System.nanoTime();

    void record(long start, long acquired, long released) {
        acquires.recordValue(Math.min(HIGHEST, acquired - start));
        pairs.recordValue(Math.min(HIGHEST, released - start));
    }

    /** What was recorded since the last lap, and starts the next. */
    synchronized Message lap(Message answer) {
        Histogram acquire = acquires.getIntervalHistogram();
        Histogram pair = pairs.getIntervalHistogram();
        long now = System.nanoTime();
        long nanos = now - lapStart;
        lapStart = now;
        return answer.with("nanos", nanos).with("acquire", encode(acquire)).with("pair", encode(pair));
    }

    private static String encode(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes, Deflater.BEST_SPEED);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(bytes.array(), length));
    }
}
