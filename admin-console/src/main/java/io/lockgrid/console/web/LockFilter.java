package io.lockgrid.console.web;

import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the locks a page shows, as its address says. Immutable.
 *
 * @param prefix how names begin
 * @param state which state, or null for all
 * @param holder what the holder's words contain
 * @param olderThan how long they have been held at least, such as {@code 30s}, {@code 5m}, {@code 2h} or {@code PT5M}
 * @param sort by what
 * @param descending the other way round
 * @param offset how many to leave out
 * @param limit how many at most
 * @param fold whether names fold at the next slash, as folders
 */
@Introspected
public record LockFilter(
        @Nullable @QueryValue String prefix,
        @Nullable @QueryValue String state,
        @Nullable @QueryValue String holder,
        @Nullable @QueryValue String olderThan,
        @Nullable @QueryValue String sort,
        @Nullable @QueryValue @Schema(type = "boolean") String descending,
        @Nullable @QueryValue Integer offset,
        @Nullable @QueryValue Integer limit,
        @Parameter(hidden = true) @Nullable @QueryValue String fold) {
    private static final int USUAL = 50;
    /** To answer a page, the grid sorts all that comes before it, and sends it from every group. */
    private static final int FARTHEST = 100_000;

    /**
     * The question for the grid.
     *
     * @throws IllegalArgumentException if a value is not allowed; it names the parameter
     */
    public LockQuery query() {
        return new LockQuery(
                text(prefix),
                states(),
                text(holder),
                Spans.parse("olderThan", olderThan),
                Choice.of("sort", LockSort.class, sort, LockSort.NAME),
                Choice.flag("descending", descending),
                first(),
                limit == null ? USUAL : limit);
    }

    private int first() {
        if (offset != null && offset > FARTHEST) {
            throw new IllegalArgumentException("offset " + offset + " is not allowed; allowed: 0 to " + FARTHEST
                    + "; filter by prefix, holder, state or olderThan instead of paging that far");
        }
        return offset == null ? 0 : offset;
    }

    private Set<LockState> states() {
        return text(state).isEmpty() ? Set.of() : Set.of(Choice.of("state", LockState.class, state, LockState.HELD));
    }

    /** What a field of the form shows; empty, not null. */
    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Whether the locks are sorted by that. */
    public boolean isSortedBy(String by) {
        return query().sort().name().equals(by);
    }

    /** The same page sorted by something, the other way round if it is already. */
    public String sortedBy(String by) {
        LockQuery query = query();
        boolean first = !by.equals(LockSort.NAME.name());
        boolean down = isSortedBy(by) ? !query.descending() : first;
        return address(text(prefix), by, down, 0, folds());
    }

    /** The same, from another lock on. */
    public String from(int first) {
        LockQuery query = query();
        return address(text(prefix), query.sort().name(), query.descending(), first, folds());
    }

    /** The same, below a folder. */
    public String below(String folder) {
        LockQuery query = query();
        return address(folder, query.sort().name(), query.descending(), 0, folds());
    }

    /** Whether names fold at the next slash, as folders. */
    public boolean folds() {
        return Choice.flag("fold", fold);
    }

    /** The same, with folders or without. */
    public String folding(boolean folds) {
        LockQuery query = query();
        return address(text(prefix), query.sort().name(), query.descending(), 0, folds);
    }

    private String address(String names, String by, boolean down, int first, boolean folds) {
        StringBuilder address = new StringBuilder("/locks?sort=").append(by.toLowerCase(Locale.ROOT));
        add(address, "prefix", names);
        add(address, "state", text(state));
        add(address, "holder", text(holder));
        add(address, "olderThan", text(olderThan));
        add(address, "descending", down ? "true" : "");
        add(address, "offset", first > 0 ? String.valueOf(first) : "");
        add(address, "fold", folds ? "true" : "");
        add(address, "limit", limit == null ? "" : limit.toString());
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** The address of one lock's page. */
    public static String of(String name) {
        return "/locks/one?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
