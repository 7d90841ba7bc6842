package io.lockgrid.internal.wire;

import io.lockgrid.internal.bytes.WireReader;
import io.lockgrid.internal.bytes.WireWriter;
import java.util.List;

/**
 * What a grid tells a client that connects. Immutable.
 *
 * @param groups CP groups that locks may live in; the first is the default one
 * @param seats members of a whole CP group
 */
public record Terms(List<String> groups, int seats, long timeToLiveMillis, long heartbeatMillis, int labelLength) {

    public byte[] encode(int version) {
        WireWriter out = WireCodec.begin(version, 64);
        out.number(groups.size());
        groups.forEach(out::string);
        out.number(seats);
        out.number(timeToLiveMillis);
        out.number(heartbeatMillis);
        out.number(labelLength);
        return out.toBytes();
    }

    public static Terms decode(byte[] bytes) {
        WireReader in = WireCodec.open(bytes);
        Terms terms = new Terms(in.list(in::string), in.intNumber(), in.number(), in.number(), in.intNumber());
        in.end();
        return terms;
    }
}
