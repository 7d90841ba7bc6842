package io.lockgrid.simulation;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Hears what the product says by the JDK's own logging while a world runs: a severe word is a defect, such as a task of a
 * lane that failed and was caught there; the rest is for people.
 */
final class SevereWords extends Handler {
    private final Logger product = Logger.getLogger("io.lockgrid");
    private final boolean told = product.getUseParentHandlers();
    private final Sim sim;

    private SevereWords(Sim sim) {
        this.sim = sim;
    }

    /** From now on, until it is closed. */
    static SevereWords of(Sim sim) {
        SevereWords words = new SevereWords(sim);
        words.product.addHandler(words);
        words.product.setUseParentHandlers(false); // a violation says it all
        return words;
    }

    @Override
    public void publish(LogRecord said) {
        Throwable thrown = said.getThrown();
        if (said.getLevel().intValue() < Level.SEVERE.intValue()) {
            sim.note(said.getMessage() + (thrown == null ? "" : " " + thrown));
            return;
        }
        sim.violation("severe: " + said.getMessage());
        if (thrown != null) {
            sim.defect(thrown);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        product.removeHandler(this);
        product.setUseParentHandlers(told);
    }
}
