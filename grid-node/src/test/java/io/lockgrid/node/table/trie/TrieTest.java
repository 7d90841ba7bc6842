package io.lockgrid.node.table.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrieTest {
    private static final int STEPS = 2_000;

    private record Named(String name, int value) {}

    private record Numbered(long number, int value) {}

    /** Few different hashes, so that many names collide; spread over all bits. */
    private static final Keys<Named> COLLIDING = new Keys<>() {
        @Override
        public long hash(Named element) {
            return hashOfName(element.name());
        }

        @Override
        public Object key(Named element) {
            return element.name();
        }
    };

    private static final Keys<Numbered> NUMBERS = Numbered::number;

    private static long hashOfName(String name) {
        return (name.length() * 31L + name.charAt(0) % 5) * Keys.GOLDEN_RATIO;
    }

    /** A trie, its edit, and what should be in it. */
    private static final class Branch<K, E> {
        Edit edit = new Edit();
        Trie<E> trie;
        Map<K, E> expected;

        Branch(Trie<E> trie, Map<K, E> expected) {
            this.trie = trie;
            this.expected = expected;
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void isAMapWithForksOverCollidingNames(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int names) {
        Random random = new Random(seed);
        List<Branch<String, Named>> branches = new ArrayList<>();
        branches.add(new Branch<>(new Trie<>(COLLIDING), new HashMap<>()));
        for (int i = 0; i < STEPS; i++) {
            Branch<String, Named> branch = branches.get(random.nextInt(branches.size()));
            String name = String.valueOf((char) ('a' + random.nextInt(20))).repeat(1 + random.nextInt(names) % 9);
            if (random.nextInt(100) == 0 && branches.size() < 5) {
                branch.edit = new Edit();
                branches.add(new Branch<>(branch.trie.copy(), new HashMap<>(branch.expected)));
            } else if (random.nextInt(5) < 3) {
                Named element = new Named(name, i);
                branch.trie.put(branch.edit, element);
                branch.expected.put(name, element);
            } else {
                branch.trie.remove(branch.edit, hashOfName(name), name);
                branch.expected.remove(name);
            }
            assertThat(branch.trie.get(hashOfName(name), name)).isEqualTo(branch.expected.get(name));
            assertThat(branch.trie.size()).isEqualTo(branch.expected.size());
        }
        for (Branch<String, Named> branch : branches) {
            assertThat(elements(branch.trie)).containsExactlyInAnyOrderElementsOf(branch.expected.values());
            branch.expected.forEach((name, element) ->
                    assertThat(branch.trie.get(hashOfName(name), name)).isSameAs(element));
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void isASortedMapOverNumbersWithForks(@ForAll long seed, @ForAll @IntRange(min = 1, max = 62) int bits) {
        Random random = new Random(seed);
        List<Branch<Long, Numbered>> branches = new ArrayList<>();
        branches.add(new Branch<>(new Trie<>(NUMBERS), new TreeMap<>()));
        for (int i = 0; i < STEPS; i++) {
            Branch<Long, Numbered> branch = branches.get(random.nextInt(branches.size()));
            long number = (random.nextBoolean() ? i : random.nextLong()) & ((1L << bits) - 1);
            if (random.nextInt(100) == 0 && branches.size() < 5) {
                branch.edit = new Edit();
                branches.add(new Branch<>(branch.trie.copy(), new TreeMap<>(branch.expected)));
            } else if (random.nextInt(5) < 3) {
                Numbered element = new Numbered(number, i);
                branch.trie.put(branch.edit, element);
                branch.expected.put(number, element);
            } else {
                Numbered first = branch.trie.first();
                long removed = random.nextBoolean() || first == null ? number : first.number();
                branch.trie.remove(branch.edit, removed);
                branch.expected.remove(removed);
            }
            assertThat(branch.trie.first())
                    .isEqualTo(branch.expected.values().stream().findFirst().orElse(null));
            assertThat(branch.trie.size()).isEqualTo(branch.expected.size());
        }
        for (Branch<Long, Numbered> branch : branches) {
            assertThat(elements(branch.trie)).containsExactlyElementsOf(branch.expected.values());
        }
    }

    @Test
    void isEmptyAgainAfterEverythingWasRemoved() {
        Edit edit = new Edit();
        Trie<Numbered> trie = new Trie<>(NUMBERS);
        for (int i = 0; i < 10_000; i++) {
            trie.put(edit, new Numbered(i, i));
        }
        for (int i = 0; i < 10_000; i++) {
            trie.remove(edit, (i * 7919L) % 10_000);
        }

        assertThat(trie.size()).isZero();
        assertThat(trie.first()).isNull();
        assertThat(elements(trie)).isEmpty();
        assertThat(trie.get(1)).isNull();
    }

    @Test
    void doesNotFindWhatDiffersInTheUppermostBitAlone() {
        Edit edit = new Edit();
        Trie<Numbered> trie = new Trie<>(NUMBERS);
        trie.put(edit, new Numbered(1, 1));
        trie.put(edit, new Numbered(2, 2));

        assertThat(trie.get(1 | Long.MIN_VALUE)).isNull();
        trie.remove(edit, 1 | Long.MIN_VALUE);
        assertThat(trie.size()).isEqualTo(2);
        trie.put(edit, new Numbered(1 | Long.MIN_VALUE, 3));
        assertThat(elements(trie)).extracting(Numbered::value).containsExactly(1, 2, 3);
    }

    private static <E> List<E> elements(Trie<E> trie) {
        List<E> elements = new ArrayList<>();
        trie.forEach(elements::add);
        return elements;
    }

    @Test
    void givesItsFirstElementsInOrder() {
        Edit edit = new Edit();
        Trie<Numbered> trie = new Trie<>(NUMBERS);
        for (long number = 1_000; number > 0; number--) {
            trie.put(edit, new Numbered(number, 0));
        }
        assertThat(trie.first(3)).extracting(Numbered::number).containsExactly(1L, 2L, 3L);
        assertThat(trie.first(0)).isEmpty();
        assertThat(trie.first(5_000)).hasSize(1_000);
    }

    @Test
    void givesItsFirstElementsAlsoWhereAllCollide() {
        Edit edit = new Edit();
        Trie<Named> trie = new Trie<>(COLLIDING);
        for (String name : List.of("aa", "ab", "ac", "ad")) {
            trie.put(edit, new Named(name, 0));
        }
        assertThat(trie.first(3)).hasSize(3);
        assertThat(trie.first(4)).extracting(Named::name).containsExactlyInAnyOrder("aa", "ab", "ac", "ad");
    }
}
