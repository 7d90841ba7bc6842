package io.lockgrid.node.table.trie;

import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How the elements of a {@link Trie} are keyed: they contain their key. */
public interface Keys<E> {
    /** Spreads multiplied values over the upper bits, which a trie looks at first. */
    long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** The key itself if it is a number, otherwise a hash of it. */
    long hash(E element);

    /** The key if the hash is not the whole of it, otherwise null. */
    default @Nullable Object key(E element) {
        return null;
    }

    /** Of elements whose key is not a number. */
    static <E, K extends Object> Keys<E> of(Function<E, K> key, ToLongFunction<K> hash) {
        return new Keys<>() {
            @Override
            public long hash(E element) {
                return hash.applyAsLong(key.apply(element));
            }

            @Override
            public Object key(E element) {
                return key.apply(element);
            }
        };
    }
}
