package io.lockgrid.internal.tls;

import io.lockgrid.fuzz.Judgement;

/** Bytes of which each can be told from its place. For one thread. */
final class Pattern {
    private static final int FACTOR = 0x9E3779B1;

    private final int salt;
    private int made;
    private int there;

    Pattern(int salt) {
        this.salt = salt;
    }

    byte[] next(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = at(made + i);
        }
        made += length;
        return bytes;
    }

    private byte at(int place) {
        return (byte) ((place + salt) * FACTOR >>> 24);
    }

    /** How many were sent. */
    int length() {
        return made;
    }

    /** So many bytes have arrived, behind those before. */
    void arrived(byte[] bytes, int length) {
        Judgement.expect(there + length <= made, "more arrived than was sent");
        for (int i = 0; i < length; i++) {
            if (bytes[i] != at(there + i)) {
                throw new IllegalStateException("byte " + (there + i) + " is not what was sent");
            }
        }
        there += length;
    }

    /** How many have arrived. */
    int there() {
        return there;
    }
}
