package io.lockgrid.examples.nightly;

import io.lockgrid.leader.Leadership.Term;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rates in the memory of whoever leads, for one term; the store has what was answered. Thread-safe. */
final class Rates {
    private final Term term;
    private final StoreClient store;
    private final Map<String, String> rates = new TreeMap<>();

    /** Goes on from what the leader before has stored, after the store was closed to it. */
    Rates(Term term, StoreClient store) throws IOException, InterruptedException {
        this.term = term;
        this.store = store;
        store.readAndClose(term.fence()).lines().forEach(line -> {
            String[] rate = line.split("=", 2);
            rates.put(rate[0], rate[1]);
        });
    }

    /** For this long others have to ask here. */
    boolean areHere() {
        return term.isLeading();
    }

    /** In memory only when the store has it: a leader that is late learns so by the refusal, and answers nothing wrong. */
    synchronized void put(String currency, String rate) throws IOException, InterruptedException {
        Map<String, String> changed = new TreeMap<>(rates);
        changed.put(currency, rate);
        store.write(term.fence(), text(changed));
        rates.put(currency, rate);
    }

    synchronized String text() {
        return text(rates);
    }

    private static String text(Map<String, String> rates) {
        return rates.entrySet().stream()
                .map(rate -> rate.getKey() + "=" + rate.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
