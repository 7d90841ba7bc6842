package io.lockgrid.node.table;

import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.trie.Edit;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a session may still ask for again: a ring over the sequences from the lowest open
 * one on.
 */
final class Window {
    /** How many sequences it spans at most. */
    static final int BOUND = 65_536;

    private static final int SMALLEST = 16;

    private final Edit edit;
    private long lowestOpen;
    /** Above the highest sequence with an answer. */
    private long end;
    /** The answer of a sequence is at its lower bits; null where there is none. */
    private @Nullable Outcome[] ring;

    Window(Edit edit, long lowestOpen) {
        this.edit = edit;
        this.lowestOpen = lowestOpen;
        end = lowestOpen;
        ring = new @Nullable Outcome[SMALLEST];
    }

    private Window(Edit edit, Window other) {
        this.edit = edit;
        lowestOpen = other.lowestOpen;
        end = other.end;
        ring = other.ring.clone();
    }

    /** This, or a copy if this is shared. */
    Window own(Edit now) {
        return edit == now ? this : new Window(now, this);
    }

    long lowestOpen() {
        return lowestOpen;
    }

    /** Above the highest sequence with an answer. */
    long end() {
        return end;
    }

    /** How many answers there is room for. */
    int capacity() {
        return ring.length;
    }

    boolean isBelow(long sequence) {
        return sequence < lowestOpen;
    }

    boolean isBeyond(long sequence) {
        return sequence - lowestOpen >= BOUND;
    }

    /** The answer of this sequence, null if it has none here. */
    @Nullable
    Outcome get(long sequence) {
        return sequence < lowestOpen || sequence >= end ? null : ring[slot(sequence)];
    }

    /** Keeps an answer; the sequence must neither be below nor beyond. */
    void put(long sequence, Outcome result) {
        if (sequence - lowestOpen >= ring.length) {
            resize(Integer.highestOneBit((int) (sequence - lowestOpen)) << 1);
        }
        ring[slot(sequence)] = result;
        end = Math.max(end, sequence + 1);
    }

    /** Forgets the answers below. Never goes back. */
    void raise(long lowest) {
        long cleared = Math.min(lowest, end);
        for (long sequence = lowestOpen; sequence < cleared; sequence++) {
            ring[slot(sequence)] = null;
        }
        lowestOpen = Math.max(lowestOpen, lowest);
        end = Math.max(end, lowestOpen);
        if (ring.length > SMALLEST && end - lowestOpen <= ring.length / 4) {
            resize(Math.max(SMALLEST, Integer.highestOneBit((int) (end - lowestOpen) + 1) << 1));
        }
    }

    private void resize(int length) {
        @Nullable Outcome[] old = ring;
        ring = new @Nullable Outcome[length];
        for (long sequence = lowestOpen; sequence < end; sequence++) {
            ring[slot(sequence)] = old[(int) sequence & (old.length - 1)];
        }
    }

    private int slot(long sequence) {
        return (int) sequence & (ring.length - 1);
    }
}
