package io.lockgrid.internal.log;

import com.hazelcast.client.impl.spi.ClientClusterService;
import com.hazelcast.core.LifecycleService;
import com.hazelcast.internal.cluster.ClusterService;
import com.hazelcast.internal.metrics.MetricsRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of one instance of the engine go to its log. The first of each kind do, and those that follow after ever
 * longer silences, one a minute in the end, with the number of those passed over. Two lines are of one kind if they differ
 * only in words with digits in them, as addresses, identities, counts and times are. Thread-safe.
 */
final class Thinning {
    private static final Duration FIRST_SILENCE = Duration.ofSeconds(6);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    private static final int KINDS = 1_000;
    private static final int LONGEST_KIND = 1_000;

    /** So many lines of a kind are said at once if each has other words: as of a few members. */
    private static final int VARIANTS = 3;

    private static final Pattern WORD_WITH_DIGITS = Pattern.compile("[^\\s{}=]*\\d[^\\s{}=]*");

    /** What these say is how things are now: the last line counts, and it is never passed over. */
    private static final Set<String> STATES = Set.of(
            ClusterService.class.getName(), ClientClusterService.class.getName(), LifecycleService.class.getName());

    /** LockGrid's own Raft service takes the place of the engine's, and with it that of each of its numbers. */
    private static final String NUMBERS = MetricsRegistry.class.getName();

    private static final String REPLACED = "Overwriting existing probe '[unit=count,metric=raft.";

    /** They say what repeats seldom by themselves. */
    private static final String OWN = "io.lockgrid.";

    private final LongSupplier nanoTime;
    private final Map<String, Kind> kinds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
            return size() > KINDS;
        }
    };

    Thinning(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @return the words to log, or null to log nothing */
    @Nullable
    String thin(String logger, Level level, @Nullable String message, @Nullable Throwable thrown) {
        String words = message == null ? "" : message;
        if (level.intValue() < Level.INFO.intValue() || STATES.contains(logger) || logger.startsWith(OWN)) {
            return words;
        }
        if (logger.equals(NUMBERS) && words.contains(REPLACED)) {
            return null;
        }
        String kind = kind(logger, level, words, thrown);
        synchronized (kinds) {
            return kinds.computeIfAbsent(kind, none -> new Kind()).due(words, nanoTime.getAsLong());
        }
    }

    private static final class Kind {
        private final Silence silence = new Silence(FIRST_SILENCE, LONGEST_SILENCE);
        private final Set<Integer> variants = new HashSet<>();

        private @Nullable String due(String words, long now) {
            boolean first = silence.isForgotten(now);
            if (first) {
                variants.clear();
            }
            boolean another = variants.size() < VARIANTS && variants.add(words.hashCode());
            if (another && !first) {
                return words;
            }
            return silence.isOver(now) ? words + silence.words() : null;
        }
    }

    private static String kind(String logger, Level level, String words, @Nullable Throwable thrown) {
        int group = logger.indexOf('('); // of CP, in the names of Raft's loggers
        String source = group < 0 ? logger : logger.substring(0, group);
        String shape = WORD_WITH_DIGITS
                .matcher(words.length() > LONGEST_KIND ? words.substring(0, LONGEST_KIND) : words)
                .replaceAll("#");
        String failure = thrown == null ? "" : thrown.getClass().getName();
        return level + "|" + source + "|" + failure + "|" + shape;
    }
}
