package io.lockgrid.bench.driver;

import io.lockgrid.bench.Side;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one round of one workload gave on one side: figures by name, in the order in which they are printed. */
record Row(String workload, Side side, int round, Map<String, Double> figures) {

    static Row of(String workload, Side side, int round) {
        return new Row(workload, side, round, new LinkedHashMap<>());
    }

    Row with(String figure, double value) {
        Map<String, Double> more = new LinkedHashMap<>(figures);
        more.put(figure, value);
        return new Row(workload, side, round, more);
    }
}
