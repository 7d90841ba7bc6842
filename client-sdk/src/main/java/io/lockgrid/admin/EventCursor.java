package io.lockgrid.admin;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A place in the stream of events of all groups: each group has a place of its own. Immutable and thread-safe.
 *
 * <p>It stays good when another member leads a group. {@link #toString} and {@link #parse} turn it into a short text and
 * back, such as for the {@code Last-Event-ID} of server-sent events.
 *
 * @param places by group, where in it
 * @param fromLatest where to begin in a group without a place: at its latest event rather than at its oldest
 */
public record EventCursor(Map<String, Place> places, boolean fromLatest) {
    private static final String OLDEST = "oldest";
    private static final String LATEST = "latest";

    /**
     * Where in a group.
     *
     * @param table which lock table; 0 for none yet
     * @param number of the last event that was read
     */
    public record Place(long table, long number) {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the number is negative
         */
        public Place {
            Check.notNegative("number", number);
        }
    }

    /** Copies the places. */
    public EventCursor {
        places = Map.copyOf(places);
    }

    /** Before the oldest event that is still known. */
    public static EventCursor oldest() {
        return new EventCursor(Map.of(), false);
    }

    /** Behind the latest event: only what happens from the first read on. */
    public static EventCursor latest() {
        return new EventCursor(Map.of(), true);
    }

    /** A copy with another place in a group. */
    public EventCursor with(String group, Place place) {
        Map<String, Place> changed = new TreeMap<>(places);
        changed.put(group, place);
        return new EventCursor(changed, fromLatest);
    }

    /**
     * The cursor that {@link #toString} gave.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static EventCursor parse(String text) {
        Objects.requireNonNull(text, "text");
        String[] parts = text.split(",", -1);
        Check.that(parts[0].equals(OLDEST) || parts[0].equals(LATEST), notACursor(text));
        Map<String, Place> places = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] place = parts[i].split(":", -1);
            Check.that(place.length == 3 && !place[0].isEmpty(), notACursor(text));
            try {
                places.put(place[0], new Place(Long.parseLong(place[1]), Long.parseLong(place[2])));
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException(notACursor(text), wrong);
            }
        }
        return new EventCursor(places, parts[0].equals(LATEST));
    }

    private static String notACursor(String text) {
        return "'" + text + "' is not a place in the stream of events; allowed: oldest, latest, or what an earlier read"
                + " gave";
    }

    /** As a short text without spaces, such as {@code oldest,default:4711:81920}. */
    @Override
    public String toString() {
        return new TreeMap<>(places)
                .entrySet().stream()
                        .map(place -> "," + place.getKey() + ":"
                                + place.getValue().table() + ":"
                                + place.getValue().number())
                        .collect(Collectors.joining("", fromLatest ? LATEST : OLDEST, ""));
    }
}
